import type { ReactNode } from "react";
import { AccountFrame } from "@/app/_server/account-frame";

const nav = [
  { href: "/profile", label: "Profile" },
  { href: "/profile/security", label: "Security" },
  { href: "/profile/sessions", label: "Sessions" },
  { href: "/profile/tokens", label: "API tokens" },
];

export default function ProfileLayout({ children }: { children: ReactNode }) {
  return (
    <AccountFrame nav={nav} navLabel="Profile">
      {children}
    </AccountFrame>
  );
}
