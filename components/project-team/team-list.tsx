"use client";

import { Mail } from "lucide-react";
import Link from "next/link";
import { severalFormId } from "@/components/several/several-bar";
import { Person } from "@/components/ui/person";
import { TimeAgo } from "@/components/ui/time-ago";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectTeam } from "@/lib/project-team/list-project-team";
import { InvitedActions, type InvitedCommands } from "./invited-actions";
import { TeamGroup, TeamMore, TeamRow, TeamTable } from "./team-table";

interface TeamListProps {
  /** No more than is drawn: all of it goes to the browser. */
  team: Pick<
    ProjectTeam,
    "slug" | "projectId" | "people" | "invited" | "nextInvited" | "admins" | "counts" | "mayManage"
  >;
  search: string;
  isFirstPage: boolean;
  commands: InvitedCommands;
}

/** A client component, so that what goes over the wire a second time is its rows and not the cells that it draws of them. */
export function TeamList({ team, search, isFirstPage, commands }: TeamListProps) {
  const { people, invited, admins, counts, mayManage } = team;
  const place = projectPlace(team.slug, team.projectId);
  const path = `/orgs/${place}/users`;
  return (
    <TeamTable caption="Team members of this project" hasTicks={mayManage}>
      {people.length > 0 ? (
        <TeamGroup title="Active users" number={search || !isFirstPage ? null : counts.people - admins.length}>
          {people.map((person) => (
            <PersonRow key={person.userId} path={path} person={person} mayManage={mayManage} />
          ))}
        </TeamGroup>
      ) : null}
      {invited.length > 0 ? (
        <TeamGroup title="Invited users" number={search || !isFirstPage ? null : counts.invited}>
          {invited.map((invitation) => (
            <TeamRow
              key={invitation.id}
              {...invitation}
              tick={mayManage ? tickOf("invitation", invitation.id, invitation.email) : null}
              who={<Invited invitation={invitation} />}
              actions={mayManage ? <InvitedActions place={place} invitation={invitation} commands={commands} /> : null}
            />
          ))}
          {team.nextInvited ? (
            <TeamMore>
              <Link
                href={`${path}?${new URLSearchParams({ ...(search ? { search } : {}), invited: team.nextInvited })}`}
                className="link inline-block py-2 text-sm font-medium"
              >
                More invitations
              </Link>
            </TeamMore>
          ) : null}
        </TeamGroup>
      ) : null}
      {admins.length > 0 ? (
        <TeamGroup
          title="Platform admins"
          number={search ? null : admins.length}
          note="They run the installation. They cannot create API keys."
        >
          {admins.map((person) => (
            <PersonRow key={person.userId} path={path} person={person} mayManage={mayManage} />
          ))}
        </TeamGroup>
      ) : null}
    </TeamTable>
  );
}

const tickOf = (name: "person" | "invitation", value: string, called: string) => ({
  form: severalFormId,
  name,
  value,
  label: `Choose ${called}`,
});

interface PersonProps {
  path: string;
  person: ProjectTeam["people"][number];
  mayManage: boolean;
}

function PersonRow({ path, person, mayManage }: PersonProps) {
  return (
    <TeamRow
      {...person}
      tick={mayManage ? tickOf("person", person.userId, person.name) : null}
      who={<Person person={person} />}
      actions={<PersonLinks path={path} person={person} mayManage={mayManage} />}
    />
  );
}

/** Only whoever manages changes somebody; anybody may go. */
function PersonLinks({ path, person: { userId, name, isYou }, mayManage }: PersonProps) {
  const look = "link inline-block py-2 text-sm font-medium whitespace-nowrap";
  if (mayManage)
    return (
      <Link href={`${path}/${userId}`} className={look}>
        Change details<span className="sr-only"> of {name}</span>
      </Link>
    );
  return isYou ? (
    <Link href={`${path}/leave`} className={look}>
      Leave
    </Link>
  ) : null;
}

function Invited({ invitation: { email, expiresAt, isOver } }: { invitation: ProjectTeam["invited"][number] }) {
  return (
    <div className="flex items-center gap-3">
      <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-full bg-sunken text-muted">
        <Mail size={16} />
      </span>
      <div className="min-w-0">
        <div className="truncate font-medium">{email}</div>
        <div className="text-sm text-muted">
          {isOver ? "Ended" : "Ends"} <TimeAgo at={expiresAt} />
        </div>
      </div>
    </div>
  );
}
