"use client";

import Link from "next/link";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { Card } from "@/components/ui/card";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { teamRefusals } from "./refusals";

interface ReportCardProps {
  slug: string;
  receives: boolean;
  seen: string;
  save: FormAction<{ receives: boolean }>;
}

/** For owners: each decides for themselves. Saved with the tick; without JavaScript by the button beside it. */
export function ReportCard({ slug, receives, seen, save }: ReportCardProps) {
  const toast = useToast();
  return (
    <Card className="mb-5 p-4">
      <CommandForm
        action={save}
        sentences={teamRefusals.subscribe_to_report}
        hidden={{ organisation: slug, seen }}
        onDone={(saved) => toast(saved.receives ? "The report comes by email" : "No more reports by email")}
      >
        <CheckboxField
          name="receives"
          label="Email me a monthly team report"
          defaultChecked={receives}
          submitOnChange
          description={
            <>
              On the first of each month: who is in, who has been away, what changed.{" "}
              <Link href={`/orgs/${slug}/report`} prefetch={false} className="link">
                See the report and review access
              </Link>
            </>
          }
        />
      </CommandForm>
    </Card>
  );
}
