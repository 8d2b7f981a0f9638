import type { ReactNode } from "react";
import { AccountFrame } from "@/app/_server/account-frame";

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <AccountFrame>{children}</AccountFrame>;
}
