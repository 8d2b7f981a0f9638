import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { loadOr, sessionHere } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { confirmIdentityAction } from "@/app/(account)/confirm/actions";
import { LonePage } from "@/components/frame/lone-page";
import { ProofForm } from "@/components/two-factor/proof-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { getWaitingSignIn } from "@/lib/sign-in/get-waiting-sign-in";
import { enterCodeAction } from "../two-factor/actions";

export const metadata: Metadata = { title: "Use a recovery code" };

export default async function RecoveryPage({ searchParams }: PageProps<"/sign-in/recovery">) {
  const wanted = wantedPage((await searchParams).next);
  const waiting = await loadOr(["expired"], getWaitingSignIn, "", {});
  if (!waiting && !(await sessionHere())) redirect(carrying(wanted, "/sign-in"));
  return (
    <LonePage
      title="Use a recovery code"
      lead="For when your phone or key is not at hand. For ten minutes afterwards you can remove or replace what you lost."
      footer={
        <Link className="link" href={carrying(wanted, "/sign-in/two-factor")}>
          Back
        </Link>
      }
    >
      <ProofForm
        way="recovery"
        action={waiting ? enterCodeAction : confirmIdentityAction}
        hidden={carried(wanted ?? "/profile/security")}
        footer={<SubmitButton size="lg">Continue</SubmitButton>}
      />
    </LonePage>
  );
}
