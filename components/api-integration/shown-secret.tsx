"use client";

import Link from "next/link";
import { useEffect, useId, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Note } from "@/components/ui/note";

/** Shown this once: from now on it stands sealed in the database, and nobody is shown it again. */
export function ShownSecret({ secret, place }: { secret: string; place: string }) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <h2 id={id} ref={heading} tabIndex={-1} className="font-medium">
        Copy the secret now
      </h2>
      <Note tone="warn">
        It is shown this once. Your receiver checks with it that a request comes from Rollcall: any library for Standard
        Webhooks takes it.
      </Note>
      <code className="block rounded-lg border border-line bg-sunken p-4 font-mono text-sm wrap-anywhere">
        {secret}
      </code>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={secret} size="md" variant="primary" />
        <Link href={`/orgs/${place}/api`} className={buttonClass()}>
          I have saved this secret
        </Link>
      </div>
    </section>
  );
}
