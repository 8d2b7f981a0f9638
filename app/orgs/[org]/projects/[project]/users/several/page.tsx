import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { EditSeveralForm } from "@/components/project-team/edit-several-form";
import { RemoveSeveralForm } from "@/components/project-team/remove-several-form";
import { deeds, readDeed } from "@/components/project-team/several-deeds";
import { SeveralInvitationsForm } from "@/components/project-team/several-invitations-form";
import { TeamCrumbs } from "@/components/project-team/team-crumbs";
import { projectPlace } from "@/lib/kernel/project-place";
import { getSeveralInProject } from "@/lib/project-team/get-several-in-project";
import { mostAtOnce } from "@/lib/project-team/input";
import {
  cancelSeveralInvitationsAction,
  editSeveralMembersAction,
  removeSeveralMembersAction,
  resendSeveralInvitationsAction,
} from "../actions";

export const metadata: Metadata = { title: "Several at once" };

type Props = PageProps<"/orgs/[org]/projects/[project]/users/several">;

/** What was ticked on the team page, and one of the deeds on it, which its address names. */
export default async function SeveralPage({ params, searchParams }: Props) {
  const { org, project } = await params;
  const { do: asked, person, invitation } = await searchParams;
  const place = projectPlace(org, project);
  const deed = readDeed(asked);
  const isAboutPeople = deed === "permissions" || deed === "remove";
  const view = await load(getSeveralInProject, place, {
    people: isAboutPeople ? listed(person) : [],
    invitations: isAboutPeople ? [] : listed(invitation),
  });
  return (
    <>
      <TeamCrumbs place={place} here={deeds[deed]} />
      <PageHeader title={deeds[deed]} lead={view.project.name} />
      {deed === "permissions" ? <EditSeveralForm view={view} action={editSeveralMembersAction} /> : null}
      {deed === "remove" ? <RemoveSeveralForm view={view} action={removeSeveralMembersAction} /> : null}
      {deed === "resend" || deed === "cancel" ? (
        <SeveralInvitationsForm
          view={view}
          deed={deed}
          action={deed === "resend" ? resendSeveralInvitationsAction : cancelSeveralInvitationsAction}
        />
      ) : null}
    </>
  );
}

/** As many as may be changed at once: without JavaScript nothing counts them before. */
function listed(given: string | string[] | undefined): string[] {
  return given === undefined ? [] : [given].flat().slice(0, mostAtOnce);
}
