"use client";

import { useRef, useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { postAction } from "@/components/forms/post-action";
import { RadioCards } from "@/components/forms/radio-cards";
import { TextareaField } from "@/components/forms/textarea-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { addressesAtMost, splitAddresses } from "@/lib/invitations/form";
import { addressesPerPost } from "@/lib/invitations/input";
import type { InvitedRow } from "@/lib/invitations/invite-several";
import { echoed } from "@/lib/kernel/echo-form";
import { parseEmailAddress } from "@/lib/kernel/email-address";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { InviteResults } from "./invite-results";
import { teamRefusals } from "./refusals";
import { firstRole, roleOptions } from "./role-options";

interface InviteSeveralFormProps {
  team: TeamView;
  action: FormAction<{ rows: readonly InvitedRow[] }>;
}

/** Pasted addresses, counted before they are sent, sent in portions, with a result for each. */
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
  const addresses = splitAddresses(text);
  const isTooMany = addresses.length > addressesAtMost;

  /**
   * One post for each portion; the first refusal that is not about an address ends it and is the form's answer. Sent again,
   * it goes on behind what was sent: invited twice, an address would be told that it is invited already.
   */
  const inPortions: FormAction<{ rows: readonly InvitedRow[] }> = async (previous, form) => {
    const all = splitAddresses(String(form.get("addresses") ?? ""));
    const results = unfinished.current.filter((row) => row.sent);
    const sent = new Set(results.map(({ address }) => address));
    const rest = all.filter((address) => !sent.has(asAnswered(address)));
    setRows(results);
    setLeft(0);
    for (let from = 0; from < rest.length || (all.length === 0 && from === 0); from += addressesPerPost) {
      setProgress({ done: from, all: rest.length });
      const portion = new FormData();
      for (const [name, value] of form) portion.set(name, value);
      portion.set("addresses", rest.slice(from, from + addressesPerPost).join("\n"));
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

  return (
    <CommandForm
      action={action}
      withScript={inPortions}
      sentences={teamRefusals.invite_several}
      hidden={{ organisation: team.slug }}
      footer={<SubmitButton blocked={isTooMany}>Send invitations</SubmitButton>}
    >
      <TextareaField
        name="addresses"
        label="Addresses"
        rows={6}
        spellCheck={false}
        hint={`Paste up to ${addressesAtMost}, separated by lines, commas or semicolons.`}
        onValueChange={setText}
      />
      <p aria-live="polite" className={isTooMany ? "text-danger" : "text-muted"}>
        {preview(addresses, isTooMany)}
      </p>
      <RadioCards
        name="role"
        label="Role"
        options={roleOptions(team.grantable)}
        defaultValue={firstRole(team.grantable, team.defaultRole)}
        help="Everybody in the list gets this role. You can change it later."
      />
      <TextareaField name="message" label="Message" optional rows={3} hint="Stands in each email, under your name." />
      {progress ? <SendingProgress done={progress.done} all={progress.all} /> : null}
      <InviteResults sofar={rows} left={left} />
    </CommandForm>
  );
}

/** An address as the answer's row names it. */
const asAnswered = (address: string) => parseEmailAddress(address)?.typed ?? address;

function preview(addresses: readonly string[], isTooMany: boolean) {
  if (addresses.length === 0) return "";
  if (isTooMany) return `These are ${addresses.length} addresses; at most ${addressesAtMost} can be invited at once.`;
  const wrong = addresses.filter((address) => !parseEmailAddress(address)).length;
  const found = addresses.length === 1 ? "1 address found" : `${addresses.length} addresses found`;
  return wrong > 0 ? `${found}, ${wrong} of them not an email address.` : `${found}.`;
}

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
