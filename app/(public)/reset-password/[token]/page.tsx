import type { Metadata } from "next";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { LonePage } from "@/components/frame/lone-page";
import { resetPasswordAction } from "./actions";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPasswordPage({ params }: PageProps<"/reset-password/[token]">) {
  const { token } = await params;
  return (
    <LonePage title="Choose a new password" lead="Afterwards you sign in with it. All other browsers are signed out.">
      <ResetPasswordForm action={resetPasswordAction} token={token} />
    </LonePage>
  );
}
