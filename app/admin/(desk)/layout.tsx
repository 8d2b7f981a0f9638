import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AccountFrame } from "@/app/_server/account-frame";
import { platformAdminHere } from "@/app/_server/load";

/** Asks as well: a title is part of what nobody else is shown. */
export async function generateMetadata(): Promise<Metadata> {
  await platformAdminHere();
  return { title: { default: "Platform", template: "%s – Platform – Rollcall" } };
}

const nav = [
  { href: "/admin", label: "Requests", also: ["/admin/go-live"] },
  { href: "/admin/users", label: "Users" },
  { href: "/admin/organisations", label: "Organisations" },
  { href: "/admin/resets", label: "Two-factor resets" },
];

/** Asks too, so that nobody else sees even the frame; each page asks for itself all the same (AZ-04). */
export default async function PlatformLayout({ children }: { children: ReactNode }) {
  await platformAdminHere();
  return (
    <AccountFrame nav={nav} navLabel="Platform administration">
      {children}
    </AccountFrame>
  );
}
