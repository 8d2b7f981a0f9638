import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { LonePage } from "@/components/frame/lone-page";
import { OtherWays } from "@/components/two-factor/other-ways";
import { ProofForm, type TypedProof } from "@/components/two-factor/proof-form";
import { UseKeyButton } from "@/components/two-factor/use-key-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { getWaysToConfirm } from "@/lib/sign-in/get-ways-to-confirm";
import { confirmIdentityAction } from "./actions";
import { askKeyToConfirmAction, confirmWithKeyAction } from "./key-actions";

export const metadata: Metadata = { title: "Confirm it is you" };

/** Step-up as a page, for forms without JavaScript and for files (SU-01). */
export default async function ConfirmPage({ searchParams }: PageProps<"/confirm">) {
  const { next, way: given } = await searchParams;
  const wanted = wantedPage(next);
  const found = await load(getWaysToConfirm, "", {});
  // A text message alone proves nobody for what this page guards; a recovery code only what concerns factors.
  const ways = found.ways.filter((way) => way !== "sms");
  const way = ways.find((each) => each === given) ?? ways[0] ?? "password";
  const others = ways.filter((each) => each !== way);
  const href = Object.fromEntries(others.map((each) => [each, carrying(wanted, `/confirm?way=${each}`)]));
  return (
    <LonePage
      title="Confirm it is you"
      lead="What you are about to do is worth a second look. Afterwards you are not asked again for ten minutes."
    >
      {way === "webauthn" ? (
        <UseKeyButton begin={askKeyToConfirmAction} finish={confirmWithKeyAction} hidden={carried(wanted)} />
      ) : (
        <ProofForm
          way={way as TypedProof}
          action={confirmIdentityAction}
          hidden={carried(wanted)}
          footer={<SubmitButton size="lg">Confirm</SubmitButton>}
        />
      )}
      <OtherWays ways={others} href={href} />
    </LonePage>
  );
}
