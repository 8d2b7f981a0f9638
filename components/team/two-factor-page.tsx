"use client";

import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { TwoFactorPreview } from "@/lib/organisations/preview-two-factor-policy";
import type { SaveTwoFactorPolicy } from "./save-two-factor-policy";
import { TwoFactorForm } from "./two-factor-form";
import { TwoFactorOffForm } from "./two-factor-off-form";

export function TwoFactorPage({ preview, save }: { preview: TwoFactorPreview; save: SaveTwoFactorPolicy }) {
  const cancel = (
    <Link href={`/orgs/${preview.slug}/team`} className={buttonClass("secondary")}>
      Cancel
    </Link>
  );
  return (
    <>
      <Card className="p-6">
        <h2 className="mb-3">Require two-factor authentication</h2>
        <TwoFactorForm preview={preview} save={save} layout="plain" cancel={cancel} />
      </Card>
      {preview.isRequired ? (
        <Card className="mt-5 p-6">
          <h2>Stop requiring it</h2>
          <p className="mb-3 text-muted">Members without it can then work here. What members have set up stays.</p>
          <TwoFactorOffForm
            slug={preview.slug}
            seen={preview.seen}
            save={save}
            layout="plain"
            footer={<SubmitButton variant="danger">Switch off</SubmitButton>}
          />
        </Card>
      ) : null}
    </>
  );
}
