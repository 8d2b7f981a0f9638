import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { signOutAction } from "@/app/_server/sign-out";
import { wantedPage } from "@/app/_server/wanted-page";
import { AskRevalidationForm } from "@/components/accounts/ask-revalidation-form";
import { LonePage } from "@/components/frame/lone-page";
import { SignOutForm } from "@/components/frame/sign-out-form";
import { Button } from "@/components/ui/button";
import { getWaysToConfirm } from "@/lib/sign-in/get-ways-to-confirm";
import { askRevalidationAction } from "./actions";

export const metadata: Metadata = { title: "Check your email address" };

/** Where everybody lands whose address was last proven 90 days ago (product.md 3.9, IN-10). */
export default async function RevalidateEmailPage({ searchParams }: PageProps<"/revalidate-email">) {
  const wanted = wantedPage((await searchParams).next);
  const { email } = await load(getWaysToConfirm, "", {});
  return (
    <LonePage
      title="Check your email address"
      lead="Every 90 days we make sure that your mailbox still opens for you. Until then the rest of Rollcall waits."
      footer={
        <>
          <Link className="link" href="/revalidate-email/change">
            {email} is no longer mine
          </Link>
          <SignOutForm action={signOutAction} className="mt-2">
            <Button type="submit" variant="ghost" size="sm">
              Sign out
            </Button>
          </SignOutForm>
        </>
      }
    >
      <AskRevalidationForm action={askRevalidationAction} email={email} next={wanted ?? "/"} />
    </LonePage>
  );
}
