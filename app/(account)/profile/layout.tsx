import type { ReactNode } from "react";
import { OrganisationNav } from "@/components/frame/organisation-nav";

const items = [
  { href: "/profile", label: "Profile" },
  { href: "/profile/security", label: "Security" },
  { href: "/profile/sessions", label: "Sessions" },
];

export default function ProfileLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="-mt-5 mb-6 sm:-mt-8">
        <OrganisationNav items={items} label="Profile" />
      </div>
      {children}
    </>
  );
}
