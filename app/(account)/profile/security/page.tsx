import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { AccountEvents } from "@/components/accounts/account-events";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { PageHeader } from "@/components/frame/page-header";
import { Card } from "@/components/ui/card";
import { getProfile } from "@/lib/accounts/get-profile";
import { listAccountEvents } from "@/lib/audit/list-account-events";
import { changePasswordAction } from "./actions";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const { email } = await load(getProfile, "", {});
  return (
    <div className="max-w-[560px]">
      <PageHeader title="Security" lead="A new password signs out all other browsers." />
      <Card className="mb-8 p-6">
        <h2 className="mb-4">Change password</h2>
        <ChangePasswordForm action={changePasswordAction} email={email} />
      </Card>
      <AccountEvents events={await load(listAccountEvents, "", {})} />
    </div>
  );
}
