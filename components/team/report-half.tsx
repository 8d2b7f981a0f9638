"use client";

import Link from "next/link";
import { useId } from "react";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { CommandForm } from "@/components/forms/command-form";
import { reportRefusals } from "@/components/reports/refusals";
import { useToast } from "@/components/ui/toast";
import type { FormAction } from "@/lib/kernel/form-state";
import { teamRefusals } from "./refusals";

interface ReportHalfProps {
  slug: string;
  receives: boolean;
  /** When the next one is due: "1 December". */
  next: string;
  seen: string;
  save: FormAction<{ receives: boolean }>;
  sendNow: FormAction<{ address: string }>;
}

/** For owners: each decides for themselves. Saved with the tick; without JavaScript by the button beside it. */
export function ReportHalf({ slug, receives, next, seen, save, sendNow }: ReportHalfProps) {
  const toast = useToast();
  const sendForm = useId();
  return (
    <div className="px-4 py-[9px]">
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
              {receives ? `Next on ${next}.` : "On the first of each month."}{" "}
              <Link href={`/orgs/${slug}/report`} prefetch={false} className="link">
                Preview
              </Link>{" "}
              ·{" "}
              <button type="submit" form={sendForm} className="link">
                Send me one now
              </button>
            </>
          }
        />
      </CommandForm>
      <CommandForm
        id={sendForm}
        action={sendNow}
        sentences={reportRefusals.send_report_now}
        hidden={{ organisation: slug }}
        onDone={({ address }) => toast(`The report is on its way to ${address}`)}
        doneNote="The report is on its way to your email address."
      />
    </div>
  );
}
