"use client";

import { CommandDialog, type Opened } from "@/components/forms/command-dialog";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import type { TeamView } from "@/lib/members/get-team";
import type { MemberRow } from "@/lib/members/list-members";
import { PlacesLost } from "./places-lost";
import { teamRefusals } from "./refusals";

interface RemoveDialogProps extends Opened {
  team: TeamView;
  member: MemberRow;
  remove: FormAction<{ name: string }>;
  /** Posted by the member's own page, which is gone afterwards. */
  leadsToTeam: boolean;
}

const shown = 5;

export function RemoveDialog({ team, member, remove, leadsToTeam, ...opened }: RemoveDialogProps) {
  const { name, invited, tokens, places } = member;
  const first = name.split(" ")[0] ?? name;
  return (
    <CommandDialog
      {...opened}
      title={`Remove ${name}`}
      description={`${first} loses access to ${team.name} straight away. Their account stays.`}
      action={remove}
      sentences={teamRefusals.remove_member}
      hidden={{ organisation: team.slug, memberId: member.id, ...(leadsToTeam ? { "?to": "team" } : {}) }}
      expected={name}
      submit="Remove member"
      done={(removed) => `${removed.name} was removed`}
    >
      <PlacesLost places={places} who={first} isRefused={false} />
      {invited.length > 0 ? (
        <div className="rounded-md border border-line px-3.5 py-2.5 text-sm">
          <div className="font-medium">
            {invited.length > shown ? `More than ${shown} invitations` : plural(invited.length)} that {first} sent{" "}
            {invited.length === 1 ? "is" : "are"} revoked
          </div>
          <div className="wrap-anywhere text-muted">{invited.slice(0, shown).join(", ")}</div>
        </div>
      ) : null}
      {tokens.length > 0 ? (
        <div className="rounded-md border border-line px-3.5 py-2.5 text-sm">
          <div className="font-medium">
            {tokens.length > shown ? `More than ${shown} API tokens stop` : stops(tokens.length)} working
          </div>
          <ul className="wrap-anywhere text-muted">
            {tokens.slice(0, shown).map((token, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same, and the list never changes
              <li key={position}>
                {token.name}, {token.lastUsedAt ? "last used " : "never used"}
                {token.lastUsedAt ? <TimeAgo at={token.lastUsedAt} /> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </CommandDialog>
  );
}

function stops(count: number) {
  return count === 1 ? "1 API token stops" : `${count} API tokens stop`;
}

function plural(count: number) {
  return count === 1 ? "1 invitation" : `${count} invitations`;
}
