"use client";

import { ShieldCheck } from "lucide-react";
import { type FormEvent, useState } from "react";
import { outlivedWords } from "@/components/forms/refusals";
import { stepLedTo } from "@/components/forms/step-pages";
import { WayOn } from "@/components/forms/way-on";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Note } from "@/components/ui/note";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ChainVerdict } from "@/lib/audit-log/get-chain-verdict";

/** Or the step that is missing since the page was opened. */
type State = ChainVerdict | "asking" | "failed" | { readonly step: string } | null;

interface VerifyFormProps {
  slug: string;
  /** Of the organisation. */
  name: string;
  /** What the page's address asked for, without JavaScript. */
  given: ChainVerdict | null;
  /** ISO 8601: when the page was made. */
  now: string;
}

/** Asks step by step until the verdict is there, and says how far it is. Without JavaScript each step is a page. */
export function VerifyForm({ slug, name, given, now }: VerifyFormProps) {
  const [state, setState] = useState<State>(given);
  const [checkedAt, setCheckedAt] = useState(now);
  const isUnderWay = typeof state === "object" && state !== null && "isEnd" in state && !state.isEnd && state !== given;
  const isAsking = state === "asking" || isUnderWay;

  async function verify(event: FormEvent) {
    event.preventDefault();
    if (isAsking) return;
    setState("asking");
    try {
      for (let after = 0; ; ) {
        const reply = await fetch(`/orgs/${slug}/audit-log/verify?after=${after}`);
        const step = stepLedTo(reply);
        if (step) return setState({ step });
        if (!reply.ok) return setState("failed");
        const verdict = (await reply.json()) as ChainVerdict;
        setState(verdict);
        setCheckedAt(new Date().toISOString());
        if (verdict.isEnd || !verdict.intact) return;
        after = verdict.head.seq;
      }
    } catch {
      setState("failed");
    }
  }

  // The button stands in the row of controls, the verdict below that row: the form itself takes no room.
  return (
    <form action={`/orgs/${slug}/audit-log`} onSubmit={verify} className="contents">
      <input type="hidden" name="verify" value={nextStep(given)} />
      <Button type="submit" aria-disabled={isAsking || undefined} className="mb-2.5 max-sm:grow max-sm:basis-full">
        <ShieldCheck aria-hidden size={14} />
        Verify
      </Button>
      <div role="status" className="order-last basis-full">
        {state === null ? null : (
          <div className="mb-4">
            <Verdict state={state} name={name} checkedAt={checkedAt} />
          </div>
        )}
      </div>
    </form>
  );
}

function nextStep(given: ChainVerdict | null): number {
  return given?.intact && !given.isEnd ? given.head.seq : 0;
}

const number = (value: number) => value.toLocaleString("en-GB");
const entries = (seq: number) => `${number(seq)} ${seq === 1 ? "entry" : "entries"}`;

interface VerdictProps {
  state: Exclude<State, null>;
  name: string;
  checkedAt: string;
}

function Verdict({ state, name, checkedAt }: VerdictProps) {
  const isHydrated = useHydrated();
  if (state === "asking") return <Note>Checking every entry</Note>;
  if (state === "failed") return <Note tone="warn">The log could not be read to its end. Press Verify again.</Note>;
  if ("step" in state)
    return (
      <Note tone="warn">
        {outlivedWords[state.step]}
        <WayOn reason={state.step} />
      </Note>
    );
  if (!state.intact) {
    return (
      <Note tone="danger" title="Something was changed or removed.">
        Entry {number(state.firstBadSeq)} is the first that does not fit: {state.because}. Do not rely on the log from
        there on, and show this to whoever runs Rollcall for you.
      </Note>
    );
  }
  const { seq, hash } = state.head;
  if (!state.isEnd)
    return (
      <Note>
        {number(seq)} of {entries(state.length)} checked so far, and nothing was changed or removed.
      </Note>
    );
  const proof = `Audit log of ${name}\nEntry ${seq} of ${seq}\nHash ${hash}\nChecked ${checkedAt}`;
  return (
    <Note
      tone="ok"
      title="Nothing was changed or removed."
      action={<CopyButton text={proof} label="Copy proof" size="sm" />}
    >
      {entries(seq)} checked just now.
      {isHydrated ? null : (
        <p>
          Proof: entry {number(seq)}, <span className="font-mono wrap-anywhere">{hash}</span>
        </p>
      )}
    </Note>
  );
}
