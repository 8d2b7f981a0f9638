import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { type Deed, deeds, isAboutPeople, readDeed } from "@/components/team/several-deeds";
import { SeveralInvitationsForm } from "@/components/team/several-invitations-form";
import {
  RemindSeveralForm,
  RemoveSeveralForm,
  SeveralEndDatesForm,
  SeveralRolesForm,
} from "@/components/team/several-members-form";
import { Note } from "@/components/ui/note";
import { getSeveralInvitations } from "@/lib/invitations/get-several-invitations";
import { chosenAtMost } from "@/lib/kernel/chosen";
import { getSeveralMembers } from "@/lib/members/get-several-members";
import { readFilter } from "../read-filter";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Several at once" };

type Props = PageProps<"/orgs/[org]/team/several">;

/** Who was ticked on the team page, or all whom its filter lets through, and one of the deeds on them. */
export default async function SeveralPage({ params, searchParams }: Props) {
  const { org } = await params;
  const asked = await searchParams;
  const deed = readDeed(asked.do);
  return isAboutPeople(deed) ? membersPage(org, deed, asked) : invitationsPage(org, deed, asked);
}

async function membersPage(org: string, deed: Deed, asked: Awaited<Props["searchParams"]>) {
  const view = await load(getSeveralMembers, org, {
    people: asked.all === "on" ? [] : listed(asked.person),
    ...(asked.all === "on" ? { all: filterOf(asked) } : {}),
  });
  const action = {
    role: <SeveralRolesForm view={view} action={actions.changeSeveralRolesAction} />,
    "end-date": <SeveralEndDatesForm view={view} action={actions.setSeveralEndDatesAction} />,
    remind: <RemindSeveralForm view={view} action={actions.remindSeveralAction} />,
    remove: <RemoveSeveralForm view={view} action={actions.removeSeveralAction} />,
  };
  return (
    <div className="max-w-[720px]">
      <Crumbs href={`/orgs/${view.slug}/team`} up="Team" here={deeds[deed]} />
      <PageHeader title={deeds[deed]} lead="Each of them is written to the audit log on their own." />
      {view.isCut ? (
        <div className="mb-4">
          <Note>More than {chosenAtMost} match. These are the first; do the others after them.</Note>
        </div>
      ) : null}
      {deed in action ? action[deed as keyof typeof action] : null}
    </div>
  );
}

async function invitationsPage(org: string, deed: Deed, asked: Awaited<Props["searchParams"]>) {
  const view = await load(getSeveralInvitations, org, { invitations: listed(asked.invitation) });
  const isResend = deed === "resend";
  return (
    <div className="max-w-[720px]">
      <Crumbs href={`/orgs/${view.slug}/team/invitations`} up="Invitations" here={deeds[deed]} />
      <PageHeader title={deeds[deed]} lead="Each of them is written to the audit log on its own." />
      <SeveralInvitationsForm
        view={view}
        deed={isResend ? "resend" : "revoke"}
        action={isResend ? actions.resendSeveralAction : actions.revokeSeveralAction}
      />
    </div>
  );
}

/** As the list names them, without where in it somebody stood. */
function filterOf(asked: Awaited<Props["searchParams"]>) {
  const { search, role, twoFactor } = readFilter(asked).input;
  return { search, role, twoFactor };
}

/** As many as may be changed at once: without JavaScript nothing counts them before. */
function listed(given: string | string[] | undefined): string[] {
  return given === undefined ? [] : [given].flat().slice(0, chosenAtMost);
}
