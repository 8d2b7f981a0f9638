import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { RegisterForm } from "@/components/accounts/register-form";
import { LonePage } from "@/components/frame/lone-page";
import { getInvitation } from "@/lib/invitations/get-invitation";
import { registerAction } from "./actions";

export const metadata: Metadata = { title: "Create your account" };

export default async function RegisterPage({ searchParams }: PageProps<"/register">) {
  const { invitation: link } = await searchParams;
  const invitation = typeof link === "string" ? await load(getInvitation, link, {}) : null;
  const signIn = invitation ? `/sign-in?next=/invitations/${link}` : "/sign-in";
  return (
    <LonePage
      title="Create your account"
      {...(invitation ? { lead: `To join ${invitation.organisationName}.` } : {})}
      footer={
        <>
          Already have an account?{" "}
          <Link href={signIn} className="link">
            Sign in
          </Link>
        </>
      }
    >
      <RegisterForm
        action={registerAction}
        invitation={invitation ? { link: String(link), email: invitation.email, name: invitation.name ?? "" } : null}
      />
    </LonePage>
  );
}
