"use client";

import { type FormEvent, useState } from "react";
import { outlivedWords } from "@/components/forms/refusals";
import { stepLedTo } from "@/components/forms/step-pages";
import { WayOn } from "@/components/forms/way-on";
import { Button } from "@/components/ui/button";
import type { ChainVerdict } from "@/lib/audit-log/get-chain-verdict";

/** Or the step that is missing since the page was opened. */
type State = ChainVerdict | "asking" | "failed" | { readonly step: string } | null;

/** Asks step by step until the verdict is there, and says how far it is. Without JavaScript each step is a page. */
export function VerifyForm({ slug, given }: { slug: string; given: ChainVerdict | null }) {
  const [state, setState] = useState<State>(given);
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
        if (verdict.isEnd || !verdict.intact) return;
        after = verdict.head.seq;
      }
    } catch {
      setState("failed");
    }
  }

  return (
    <form action={`/orgs/${slug}/audit-log`} onSubmit={verify} className="min-w-0 flex-1 basis-64">
      <input type="hidden" name="verify" value={nextStep(given)} />
      <Button type="submit" aria-disabled={isAsking || undefined}>
        Verify
      </Button>
      <div role="status" className="mt-1 text-sm wrap-anywhere text-muted">
        <Verdict state={state} />
      </div>
    </form>
  );
}

function nextStep(given: ChainVerdict | null): number {
  return given?.intact && !given.isEnd ? given.head.seq : 0;
}

const number = (value: number) => value.toLocaleString("en-GB");

function Verdict({ state }: { state: State }) {
  if (state === null) return "Computes the chain of all entries again";
  if (state === "asking") return "Verifying";
  if (state === "failed")
    return <span className="text-danger">The chain could not be read to its end. Try again.</span>;
  if ("step" in state)
    return (
      <span className="text-danger">
        {outlivedWords[state.step]}
        <WayOn reason={state.step} />
      </span>
    );
  if (!state.intact) {
    return (
      <strong className="text-danger">
        Entry {number(state.firstBadSeq)} is wrong: {state.because}
      </strong>
    );
  }
  const { seq, hash } = state.head;
  if (!state.isEnd) return `${number(seq)} of ${number(state.length)} entries so far, unbroken`;
  return (
    <>
      <strong className="text-ink">
        {number(seq)} {seq === 1 ? "entry" : "entries"}, unbroken
      </strong>
      , head <span className="font-mono">{hash}</span>
    </>
  );
}
