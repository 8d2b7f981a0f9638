"use client";

import Link from "next/link";
import { type ReactNode, useState } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { TextField } from "@/components/forms/text-field";
import { buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { setTwoFactorPolicyForm } from "@/lib/organisations/form";
import type { TwoFactorPreview } from "@/lib/organisations/preview-two-factor-policy";
import { teamRefusals } from "./refusals";
import type { SaveTwoFactorPolicy } from "./save-two-factor-policy";
import { WhoIsHit } from "./who-is-hit";

interface TwoFactorFormProps {
  preview: TwoFactorPreview;
  save: SaveTwoFactorPolicy;
  layout: "plain" | "dialog";
  cancel: ReactNode;
  onDone?: (saved: { isRequired: boolean }) => void;
}

/** One form for the dialog and for the page. */
export function TwoFactorForm({ preview, save, layout, cancel, onDone }: TwoFactorFormProps) {
  const { slug, seen, timeZone, isInForce, startsOn, youSatisfy, without, byTextMessage } = preview;
  const [doTextsCount, setTextsCount] = useState(preview.textMessagesCount);
  // Without JavaScript nothing follows the tick, so both lists stand there.
  const isLive = useHydrated();
  const isReady = doTextsCount ? youSatisfy.withTexts : youSatisfy.withoutTexts;
  const setUp = `/two-factor/setup?next=${encodeURIComponent(`/orgs/${slug}/team/two-factor`)}`;
  const zone = timeZone.replaceAll("_", " ");
  return (
    <CommandForm
      action={save}
      schema={setTwoFactorPolicyForm.schema}
      sentences={teamRefusals.set_two_factor_policy}
      hidden={{ organisation: slug, seen, isRequired: "yes", ...(layout === "plain" ? { "?page": "yes" } : {}) }}
      layout={layout}
      {...(onDone ? { onDone } : {})}
      footer={
        <>
          {layout === "dialog" ? cancel : null}
          <SubmitButton blocked={isLive && !isReady}>Save</SubmitButton>
          {layout === "plain" ? cancel : null}
        </>
      }
    >
      {isReady ? null : (
        <Note
          tone="warn"
          title={youSatisfy.withTexts ? "You have text messages only." : "You do not have two-factor authentication."}
          action={
            <Link href={setUp} className={buttonClass("secondary", "sm")}>
              Set it up
            </Link>
          }
        >
          Set it up yourself before you require it.
        </Note>
      )}
      <WhoIsHit slug={slug} those={without} state="none" />
      {isLive && doTextsCount ? null : <WhoIsHit slug={slug} those={byTextMessage} state="sms" />}
      <CheckboxField
        name="textMessagesCount"
        label="Text messages count"
        description="Unticked, only an authenticator app, a security key or a passkey will do."
        defaultChecked={preview.textMessagesCount}
        onCheckedChange={setTextsCount}
      />
      {isInForce ? null : (
        <TextField
          name="startsOn"
          type="date"
          label="Start date"
          optional
          defaultValue={startsOn ?? ""}
          hint={`Empty: at once. Members without it are reminded 7 days and 1 day before. Days begin in ${zone} time.`}
        />
      )}
    </CommandForm>
  );
}
