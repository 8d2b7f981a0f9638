"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DateText } from "@/components/ui/date-text";
import { Note } from "@/components/ui/note";

export interface NewKey {
  readonly name: string;
  readonly key: string;
  readonly projectName: string;
  readonly expiresAt: string;
}

/** Shown this once: nobody, we included, can read it again (AP-01). */
export function ShownKey({ created, place }: { created: NewKey; place: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { name, key, projectName, expiresAt } = created;
  return (
    <section aria-labelledby="new-key" className="grid gap-4">
      <h2 id="new-key" ref={heading} tabIndex={-1} className="font-medium wrap-anywhere">
        Copy {name} now
      </h2>
      <Note tone="warn">
        It is shown this once. Keep it like a password: whoever has it reads what you ticked of {projectName} until{" "}
        <DateText at={expiresAt} format="long" />.
      </Note>
      <code className="block rounded-lg border border-line bg-sunken p-4 font-mono text-sm wrap-anywhere">{key}</code>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={key} size="md" variant="primary" />
        <Link href={`/orgs/${place}/api`} className={buttonClass()}>
          I have saved this key
        </Link>
      </div>
    </section>
  );
}
