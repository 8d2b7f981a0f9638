import type { ReactNode } from "react";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";
import { OtherWays } from "./other-ways";
import { ProofForm, type TypedProof } from "./proof-form";
import { SendCodeForm } from "./send-code-form";

interface SecondStepProps {
  /** What the account may use, the foremost first. */
  ways: readonly string[];
  /** From the URL; anything else than one of `ways` is the first of them. */
  chosen: string;
  /** Where a text message goes, masked. */
  mobile: string | null;
  email: string;
  action: FormAction<null>;
  sendCode: FormAction<null>;
  isCodeOnItsWay: boolean;
  /** Whether asking for a new code says which way. */
  namesWay: boolean;
  hidden: Readonly<Record<string, string>>;
  hrefOf: (way: string) => string;
  /** The button of a security key, where one can be used. */
  keyButton?: ReactNode;
}

/** Code, app, key or recovery code: one at a time, the others a link away. */
export function SecondStep(props: SecondStepProps) {
  const { ways, hidden, hrefOf, keyButton } = props;
  const way = ways.includes(props.chosen) ? props.chosen : (ways[0] ?? "");
  const href = Object.fromEntries(ways.map((each) => [each, hrefOf(each)]));
  const others = ways.filter((each) => each !== way && !(each === "webauthn" && keyButton));
  const isSent = way === "sms" || way === "email";
  return (
    <>
      {ways.length === 0 ? (
        <Note tone="warn" title="There is no way left to take this step.">
          Ask an owner of your organisation to have your two-factor authentication reset.
        </Note>
      ) : null}
      {isSent ? <p>{whereTo(props, way)}</p> : null}
      {way && way !== "webauthn" ? (
        <ProofForm
          way={way as TypedProof}
          action={props.action}
          hidden={hidden}
          hint={isSent ? "Six digits. Only the newest code works." : undefined}
          footer={<SubmitButton size="lg">Continue</SubmitButton>}
        />
      ) : null}
      {isSent ? (
        <SendCodeForm action={props.sendCode} label="Send a new code" hidden={props.namesWay ? { way } : {}} />
      ) : null}
      {keyButton}
      <OtherWays ways={others} href={href} />
    </>
  );
}

function whereTo({ isCodeOnItsWay, mobile, email }: SecondStepProps, way: string) {
  const place = way === "sms" ? mobile : email;
  return isCodeOnItsWay ? `We sent a code to ${place}.` : `Ask for a code: we send it to ${place}.`;
}
