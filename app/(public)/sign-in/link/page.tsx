import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { loadOr } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { LonePage } from "@/components/frame/lone-page";
import { OtherWays } from "@/components/two-factor/other-ways";
import { ProofForm } from "@/components/two-factor/proof-form";
import { SendCodeForm } from "@/components/two-factor/send-code-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { getWaitingSignIn } from "@/lib/sign-in/get-waiting-sign-in";
import { enterCodeAction, sendNewCodeAction } from "../two-factor/actions";

export const metadata: Metadata = { title: "Sign in by email" };

/** Where a sign-in by email waits: for the link to be opened here, or for its code to be typed. */
export default async function SignInByEmailPage({ searchParams }: PageProps<"/sign-in/link">) {
  const wanted = wantedPage((await searchParams).next);
  const waiting = await loadOr(["expired"], getWaitingSignIn, "", {});
  if (!waiting?.ways.includes("email")) redirect(carrying(wanted, waiting ? "/sign-in/two-factor" : "/sign-in"));
  const others = waiting.ways.filter((way) => way !== "email");
  const href = Object.fromEntries(
    others.map((way) => [
      way,
      carrying(wanted, way === "recovery" ? "/sign-in/recovery" : `/sign-in/two-factor?way=${way}`),
    ]),
  );
  return (
    <LonePage
      title="Sign in by email"
      lead={
        waiting.isCodeOnItsWay
          ? `We sent a link to ${waiting.email}. Open it in this browser, or type the code from the email.`
          : `Too many mails went to ${waiting.email} lately, so we sent none. Ask for one in a few minutes.`
      }
    >
      <ProofForm
        way="email"
        action={enterCodeAction}
        hidden={carried(wanted)}
        hint="Six digits, from the mail. It works for 60 minutes."
        footer={<SubmitButton size="lg">Sign in</SubmitButton>}
      />
      <SendCodeForm action={sendNewCodeAction} label="Send a new code" hidden={{ way: "email" }} />
      <OtherWays ways={others} href={href} />
      <p className="text-sm">
        <Link href={carrying(wanted, "/sign-in")} className="link">
          Use another address
        </Link>
      </p>
    </LonePage>
  );
}
