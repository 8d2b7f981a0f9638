import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadOr, sessionHere } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { confirmIdentityAction, sendConfirmCodeAction } from "@/app/(account)/confirm/actions";
import { askKeyToConfirmAction, confirmWithKeyAction } from "@/app/(account)/confirm/key-actions";
import { LonePage } from "@/components/frame/lone-page";
import { SecondStep } from "@/components/two-factor/second-step";
import { UseKeyButton } from "@/components/two-factor/use-key-button";
import { getWaitingSignIn } from "@/lib/sign-in/get-waiting-sign-in";
import { getWaysToConfirm } from "@/lib/sign-in/get-ways-to-confirm";
import { askKeyAction, useKeyAction } from "../key-actions";
import { enterCodeAction, sendNewCodeAction } from "./actions";

export const metadata: Metadata = { title: "Two-factor authentication" };

/** The second step: of a sign-in whose password was right, or of a session from which an organisation asks for one. */
export default async function TwoFactorPage({ searchParams }: PageProps<"/sign-in/two-factor">) {
  const { next, way } = await searchParams;
  const wanted = wantedPage(next);
  const waiting = await loadOr(["expired"], getWaitingSignIn, "", {});
  const session = waiting ? null : await sessionHere();
  if (!waiting && !session) redirect(carrying(wanted, "/sign-in"));
  const found = waiting ?? (await loadOr(["not_found"], getWaysToConfirm, "", {}));
  const ways = (found?.ways ?? []).filter((each) => each !== "password");
  return (
    <LonePage title="Two-factor authentication">
      <SecondStep
        ways={ways}
        chosen={typeof way === "string" ? way : ""}
        mobile={found?.mobile ?? null}
        email={found?.email ?? ""}
        action={waiting ? enterCodeAction : confirmIdentityAction}
        sendCode={waiting ? sendNewCodeAction : sendConfirmCodeAction}
        isCodeOnItsWay={waiting?.isCodeOnItsWay ?? false}
        namesWay={waiting !== null}
        hidden={carried(wanted)}
        keyButton={
          ways.includes("webauthn") ? (
            <UseKeyButton
              begin={waiting ? askKeyAction : askKeyToConfirmAction}
              finish={waiting ? useKeyAction : confirmWithKeyAction}
              hidden={carried(wanted)}
              variant={ways[0] === "webauthn" ? "primary" : "secondary"}
            />
          ) : null
        }
        hrefOf={(each) =>
          carrying(wanted, each === "recovery" ? "/sign-in/recovery" : `/sign-in/two-factor?way=${each}`)
        }
      />
    </LonePage>
  );
}
