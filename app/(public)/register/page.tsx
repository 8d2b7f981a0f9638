import type { Metadata } from "next";
import Link from "next/link";
import { sentMailHere } from "@/app/_server/sent-mail";
import { RegisterForm } from "@/components/accounts/register-form";
import { LonePage } from "@/components/frame/lone-page";
import { openInvitation } from "../invitations/open-invitation";
import { registerAction } from "./actions";

export const metadata: Metadata = { title: "Create your account" };

export default async function RegisterPage({ searchParams }: PageProps<"/register">) {
  const { invitation: link } = await searchParams;
  const opened = typeof link === "string" ? await openInvitation(link) : null;
  if (opened?.dead) return opened.dead;
  const invitation = opened?.invitation;
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
        filledIn={(await sentMailHere("register")) ?? {}}
        invitation={
          invitation
            ? {
                link: String(link),
                email: invitation.email,
                name: invitation.name ?? "",
                asksForMobile: invitation.asksForMobile,
              }
            : null
        }
      />
    </LonePage>
  );
}
