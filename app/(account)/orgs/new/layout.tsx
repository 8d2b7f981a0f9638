import type { ReactNode } from "react";
import { AccountFrame } from "@/app/_server/account-frame";

export default function NewOrganisationLayout({ children }: { children: ReactNode }) {
  return <AccountFrame>{children}</AccountFrame>;
}
