"use client";

import { Download } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Note } from "@/components/ui/note";
import { PrintButton } from "@/components/ui/print-button";

interface RecoveryCodesProps {
  codes: readonly string[];
  /** Where the person was going. */
  next: string;
  /** Where that is the same page: puts the codes away. */
  onSaved?: () => void;
}

/** Shown this once. A data link, so that downloading works without JavaScript and without asking the server again. */
export function RecoveryCodes({ codes, next, onSaved }: RecoveryCodesProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `Recovery codes for Rollcall\nEach works once.\n\n${codes.join("\n")}\n`;
  return (
    <section aria-labelledby="recovery-codes" className="grid gap-4">
      <h2 id="recovery-codes" ref={heading} tabIndex={-1}>
        Save your recovery codes
      </h2>
      <Note tone="warn">
        They are shown this once. With one of them you get in when your phone or key is lost; without them somebody else
        has to let you in again.
      </Note>
      <div className="print-alone rounded-lg border border-line bg-sunken p-4">
        <p className="hidden print:mb-4 print:block">Recovery codes for Rollcall. Each works once.</p>
        <ol className="grid list-decimal gap-1.5 pl-8 font-mono text-sm whitespace-nowrap">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className="flex flex-wrap gap-2">
        <a
          className={buttonClass("secondary")}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="rollcall-recovery-codes.txt"
        >
          <Download aria-hidden size={14} />
          Download
        </a>
        <CopyButton text={text} size="md" />
        <PrintButton />
      </div>
      <Link href={next} {...(onSaved ? { onClick: onSaved } : {})} className={buttonClass("primary", "lg")}>
        I have saved these codes
      </Link>
    </section>
  );
}
