"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DateText } from "@/components/ui/date-text";
import { Note } from "@/components/ui/note";
import { useHydrated } from "@/components/ui/use-hydrated";

export interface NewToken {
  readonly name: string;
  readonly token: string;
  readonly organisationName: string;
  readonly expiresAt: string;
}

/** Shown this once: nobody, we included, can read it again (AP-01). */
export function ShownToken({ created, again }: { created: NewToken; again: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const hydrated = useHydrated();
  useEffect(() => heading.current?.focus(), []);
  const { name, token, organisationName, expiresAt } = created;
  return (
    <section aria-labelledby="new-token" className="grid gap-4">
      <h3 id="new-token" ref={heading} tabIndex={-1} className="font-medium wrap-anywhere">
        Copy {name} now
      </h3>
      <Note tone="warn">
        It is shown this once. Keep it like a password: whoever has it acts as you in {organisationName} until{" "}
        <DateText at={expiresAt} format="long" />.
      </Note>
      <code className="block rounded-lg border border-line bg-sunken p-4 font-mono text-sm wrap-anywhere">{token}</code>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={token} size="md" variant="primary" />
        {hydrated ? <Button onClick={again}>I have saved this token</Button> : null}
      </div>
    </section>
  );
}
