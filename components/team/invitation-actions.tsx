"use client";

import { useState } from "react";
import { useDrawnFor } from "@/components/forms/drawn-for";
import { postAction } from "@/components/forms/post-action";
import { fieldSentences, generalSentence } from "@/components/forms/refusal-sentence";
import { stepPath } from "@/components/forms/step-pages";
import { isStepUp, useStepUp } from "@/components/forms/step-up";
import { WayOn } from "@/components/forms/way-on";
import { Menu, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { InvitationItem } from "@/lib/invitations/list-invitations";
import { drawnForField } from "@/lib/kernel/echo-form";
import type { FormAction } from "@/lib/kernel/form-state";
import { idle } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import { teamRefusals } from "./refusals";
import { RevokeDialog } from "./revoke-dialog";

export interface InvitationCommands {
  revoke: FormAction<{ email: string }>;
  resend: FormAction<{ email: string }>;
  replaceLink: FormAction<{ email: string }>;
  copyLink: FormAction<{ link: string }>;
}

interface InvitationActionsProps {
  team: TeamView;
  invitation: InvitationItem;
  commands: InvitationCommands;
}

export function InvitationActions({ team, invitation, commands }: InvitationActionsProps) {
  const [isOpen, setOpen] = useState(false);
  const toast = useToast();
  const drawnFor = useDrawnFor();
  const stepUp = useStepUp();
  const { id, email, state, mayResendAt } = invitation;
  const wait = Math.ceil((Date.parse(mayResendAt) - Date.now()) / 60_000);

  const tooSoon =
    wait > 0 ? `Sent a moment ago. Possible again in ${wait} ${wait === 1 ? "minute" : "minutes"}.` : undefined;

  async function run<Value>(action: FormAction<Value>, said: (value: Value) => string | Promise<string>) {
    const form = new FormData();
    form.set(drawnForField, drawnFor);
    form.set("organisation", team.slug);
    form.set("invitationId", id);
    const answer = await postAction(action, idle, form);
    if (answer.status === "done") toast(await said(answer.value));
    if (answer.status !== "refused") return;
    if (isStepUp(answer) && stepUp) return stepUp.ask(answer, () => run(action, said));
    // Nothing is typed here that could be lost: a step that is missing is taken in the place of the page.
    const step = stepPath(answer.reason, `${window.location.pathname}${window.location.search}`);
    if (step) return window.location.assign(step);
    const words = teamRefusals.resend_invitation;
    const [ofAddress] = Object.values(fieldSentences(answer.fields, words, answer.facts));
    toast(
      <>
        {ofAddress ?? generalSentence(answer, words)}
        <WayOn reason={answer.reason} />
      </>,
      "refused",
    );
  }

  return (
    <>
      <Menu trigger={<MenuTrigger label={`Actions for ${email}`} />}>
        <MenuItem
          why={state === "pending" ? tooSoon : undefined}
          onSelect={() => run(commands.resend, () => `Invitation sent again to ${email}`)}
        >
          Resend
        </MenuItem>
        {state === "pending" ? (
          <>
            <MenuItem
              onSelect={() =>
                run(commands.copyLink, async ({ link }) => {
                  try {
                    await navigator.clipboard.writeText(link);
                    return "Link copied. Whoever uses it still confirms the address by mail";
                  } catch {
                    // Refused where the answer took long, and not there without https: then the link can at least be read.
                    return `Copy this link: ${link}`;
                  }
                })
              }
            >
              Copy link
            </MenuItem>
            <MenuItem
              why={tooSoon}
              onSelect={() => run(commands.replaceLink, () => `A new link was sent to ${email}; the older one is dead`)}
            >
              New link
            </MenuItem>
            <MenuItem danger onSelect={() => setOpen(true)}>
              Revoke
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <RevokeDialog team={team} invitation={invitation} revoke={commands.revoke} open={isOpen} onOpenChange={setOpen} />
    </>
  );
}
