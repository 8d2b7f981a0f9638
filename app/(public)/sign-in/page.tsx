import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { sessionHere } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { carried, wantedPage } from "@/app/_server/wanted-page";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { LonePage } from "@/components/frame/lone-page";
import { PasskeyButton } from "@/components/two-factor/passkey-button";
import { Note } from "@/components/ui/note";
import { signInAction } from "./actions";
import { askPasskeyAction, signInWithPasskeyAction } from "./key-actions";

export const metadata: Metadata = { title: "Sign in" };

const notes: Readonly<Record<string, string>> = {
  saved: "Your new password is saved. Sign in with it.",
  deleted: "Your account is deleted. We sent a last email that says so.",
  "signed-out": "You are signed out.",
};

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, note, email } = await searchParams;
  const wanted = wantedPage(next);
  if (await sessionHere()) redirect(wanted ?? "/");
  const said = noteSaid(notes, note);
  const hidden = carried(wanted);
  return (
    <LonePage
      title="Sign in"
      footer={
        <>
          No account yet?{" "}
          <Link href="/register" className="link">
            Create an account
          </Link>
        </>
      }
    >
      {said ? <Note>{said}</Note> : null}
      <SignInForm action={signInAction} hidden={hidden} email={typeof email === "string" ? email : ""} />
      <PasskeyButton begin={askPasskeyAction} finish={signInWithPasskeyAction} hidden={hidden} />
    </LonePage>
  );
}
