"use client";

import Link from "next/link";
import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { TwoFactorPreview } from "@/lib/organisations/preview-two-factor-policy";
import { isReady, TwoFactorFields } from "./two-factor-fields";
import { requireForm, type SaveTwoFactorPolicy, switchOffForm } from "./two-factor-policy";

/** Posted by a page of its own, which has nothing left to say afterwards. */
const onPage = ({ hidden, ...form }: ReturnType<typeof switchOffForm>) => ({
  ...form,
  hidden: { ...hidden, "?page": "yes" },
});

export function TwoFactorPage({ preview, save }: { preview: TwoFactorPreview; save: SaveTwoFactorPolicy }) {
  const [doTextsCount, setTextsCount] = useState(preview.textMessagesCount);
  const isLive = useHydrated();
  return (
    <>
      <Card className="p-6">
        <h2 className="mb-3">Require two-factor authentication</h2>
        <CommandForm
          action={save}
          {...onPage(requireForm(preview))}
          footer={
            <>
              <SubmitButton blocked={isLive && !isReady(preview, doTextsCount)}>Save</SubmitButton>
              <Link href={`/orgs/${preview.slug}/team`} className={buttonClass("secondary")}>
                Cancel
              </Link>
            </>
          }
        >
          <TwoFactorFields preview={preview} doTextsCount={doTextsCount} onTextsCountChange={setTextsCount} />
        </CommandForm>
      </Card>
      {preview.isRequired ? (
        <Card className="mt-5 p-6">
          <h2>Stop requiring it</h2>
          <p className="mb-3 text-muted">Members without it can then work here. What members have set up stays.</p>
          <CommandForm
            action={save}
            {...onPage(switchOffForm(preview))}
            footer={<SubmitButton variant="danger">Switch off</SubmitButton>}
          />
        </Card>
      ) : null}
    </>
  );
}
