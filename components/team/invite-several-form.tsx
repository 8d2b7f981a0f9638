"use client";

import { useContext, useRef, useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { FormContext } from "@/components/forms/form-context";
import { postAction } from "@/components/forms/post-action";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextareaField } from "@/components/forms/textarea-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { addressesAtMost } from "@/lib/invitations/form";
import { addressesPerPost } from "@/lib/invitations/input";
import type { InvitedRow } from "@/lib/invitations/invite-several";
import { echoed } from "@/lib/kernel/echo-form";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { asPasted, readPasted } from "@/lib/kernel/pasted-people";
import type { TeamView } from "@/lib/members/get-team";
import { InviteResults } from "./invite-results";
import { pastedPreview } from "./pasted-preview";
import { teamRefusals } from "./refusals";
import { firstRole, roleOptions } from "./role-options";

type Answer = { readonly rows: readonly InvitedRow[] };

interface InviteSeveralFormProps {
  team: TeamView;
  action: FormAction<Answer>;
}

/** Pasted people, counted before they are invited, in portions, with a result for each; what is left to be mended stays. */
export function InviteSeveralForm({ team, action }: InviteSeveralFormProps) {
  const [text, setText] = useState("");
  const [rows, setRows] = useState<readonly InvitedRow[]>([]);
  /**
   * What was done before an answer that did not come or a refusal in the middle, and how many were not. The rows are no
   * state: after a proof the same post is repeated by the closure that began it, which knows only what it was drawn with.
   */
  const unfinished = useRef<readonly InvitedRow[]>([]);
  const [left, setLeft] = useState(0);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  /** How often everything was answered: each time the list begins anew. */
  const [round, setRound] = useState(0);
  const pasted = readPasted(text);
  const isTooMany = pasted.length > addressesAtMost;

  /**
   * One post for each portion; the first refusal that is not about an address ends it and is the form's answer. Sent again,
   * it goes on behind what was sent: invited twice, an address would be told that it is invited already.
   */
  const inPortions: FormAction<Answer> = async (previous, form) => {
    const all = readPasted(String(form.get("addresses") ?? ""));
    const results = unfinished.current.filter((row) => row.sent);
    const sent = new Set(results.map(({ address }) => address));
    const rest = all.filter(({ email, text }) => !sent.has(email?.typed ?? text));
    setRows(results);
    setLeft(0);
    for (let from = 0; from < rest.length || (all.length === 0 && from === 0); from += addressesPerPost) {
      setProgress({ done: from, all: rest.length });
      const portion = new FormData();
      for (const [name, value] of form) portion.set(name, value);
      portion.set(
        "addresses",
        rest
          .slice(from, from + addressesPerPost)
          .map(asPasted)
          .join("\n"),
      );
      const answer = await postAction(action, previous, portion);
      if (answer.status !== "done") {
        setProgress(null);
        unfinished.current = results;
        if (results.length > 0) setLeft(rest.length - from);
        return answer.status === "refused" ? { ...answer, values: echoed(form) } : answer;
      }
      results.push(...answer.value.rows);
      setRows([...results]);
    }
    unfinished.current = [];
    setProgress(null);
    return { status: "done", value: { rows: results } };
  };

  function begin({ rows: answered }: Answer) {
    const kept = leftToMend(answered);
    // What is left gets the same role and message when it is sent again.
    if (kept === "") form.current?.reset();
    setText(kept);
    setRound(round + 1);
  }

  return (
    <CommandForm
      action={action}
      formRef={form}
      onDone={begin}
      withScript={inPortions}
      sentences={teamRefusals.invite_several}
      hidden={{ organisation: team.slug }}
      footer={<SubmitButton blocked={isTooMany}>Send invitations</SubmitButton>}
    >
      <AddressesField key={round} onValueChange={setText} />
      <p aria-live="polite" className={isTooMany ? "text-danger" : "text-muted"}>
        {pastedPreview(pasted)}
      </p>
      <RadioCards
        name="role"
        label="Role"
        options={roleOptions(team.grantable)}
        defaultValue={firstRole(team.grantable, team.defaultRole)}
        help="Everybody in the list gets this role. You can change it later."
      />
      <TextareaField
        name="message"
        label="Message"
        optional
        rows={3}
        hint="This appears in each email, under your name."
      />
      {progress ? <SendingProgress done={progress.done} all={progress.all} /> : null}
      <InviteResults sofar={rows} left={left} invitations={`/orgs/${team.slug}/team/invitations`} />
    </CommandForm>
  );
}

/** Empty, or with what the last answer has left. */
function AddressesField({ onValueChange }: { onValueChange: (text: string) => void }) {
  const answer = useContext(FormContext)?.answer as FormState<Answer> | undefined;
  return (
    <TextareaField
      name="addresses"
      label="Addresses"
      rows={6}
      spellCheck={false}
      defaultValue={answer?.status === "done" ? leftToMend(answer.value.rows) : ""}
      hint={`Paste up to ${addressesAtMost}, as your mail program copies them or one on each line. Names are kept.`}
      onValueChange={onValueChange}
    />
  );
}

/** Nothing is to be done about these: they are in, or have their invitation. */
const settled: ReadonlySet<string | undefined> = new Set(["member_already", "own_address", "invited_already"]);

const leftToMend = (rows: readonly InvitedRow[]) =>
  rows
    .filter(({ sent, because }) => !sent && !settled.has(because))
    .map(({ address, name }) => asPasted({ name, text: address }))
    .join("\n");

function SendingProgress({ done, all }: { done: number; all: number }) {
  return (
    <div role="status" className="grid gap-1.5">
      <span>
        Sending {done} of {all} …
      </span>
      <progress value={done} max={all} className="h-2 w-full" aria-label="Invitations sent" />
    </div>
  );
}
