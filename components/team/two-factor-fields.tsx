"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { TextField } from "@/components/forms/text-field";
import { buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { useHydrated } from "@/components/ui/use-hydrated";
import { cityOf } from "@/lib/kernel/time-zones";
import type { TwoFactorPreview } from "@/lib/organisations/preview-two-factor-policy";
import { WhoIsHit } from "./who-is-hit";

interface TwoFactorFieldsProps {
  preview: TwoFactorPreview;
  doTextsCount: boolean;
  onTextsCountChange: (doTextsCount: boolean) => void;
}

/** Nobody requires of others what they do not have themselves. */
export function isReady({ youSatisfy }: TwoFactorPreview, doTextsCount: boolean): boolean {
  return doTextsCount ? youSatisfy.withTexts : youSatisfy.withoutTexts;
}

/** The same in the dialog and on the page. */
export function TwoFactorFields({ preview, doTextsCount, onTextsCountChange }: TwoFactorFieldsProps) {
  const { slug, timeZone, isInForce, startsOn, youSatisfy, without, byTextMessage } = preview;
  // Without JavaScript nothing follows the tick, so both lists stand there.
  const isLive = useHydrated();
  const setUp = `/two-factor/setup?next=${encodeURIComponent(`/orgs/${slug}/team/two-factor`)}`;
  const zone = cityOf(timeZone);
  return (
    <>
      {isReady(preview, doTextsCount) ? null : (
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
        onCheckedChange={onTextsCountChange}
      />
      {isInForce ? null : (
        <TextField
          name="startsOn"
          type="date"
          label="Start date"
          optional
          defaultValue={startsOn ?? ""}
          hint={`Leave empty to require it straight away. Members without it are reminded 7 days and 1 day before. Days begin in ${zone} time.`}
        />
      )}
    </>
  );
}
