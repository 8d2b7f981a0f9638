"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/kernel/form-state";

interface WelcomeCardProps {
  slug: string;
  title: string;
  lead: ReactNode;
  putAway: FormAction<null>;
  children: ReactNode;
}

/** What is said to whoever is new here, until they put it away. */
export function WelcomeCard({ slug, title, lead, putAway, children }: WelcomeCardProps) {
  return (
    <section aria-labelledby="welcome" className="mb-8">
      <Card>
        <div className="flex items-start justify-between gap-3 px-4 py-3">
          <div className="min-w-0 wrap-anywhere">
            <h2 id="welcome">{title}</h2>
            <p className="text-muted">{lead}</p>
          </div>
          <CommandForm
            action={putAway}
            hidden={{ organisation: slug }}
            className="shrink-0"
            footer={
              <SubmitButton variant="ghost" size="sm">
                <X aria-hidden size={14} />
                Put away
              </SubmitButton>
            }
          />
        </div>
        {children}
      </Card>
    </section>
  );
}
