import { Mail } from "lucide-react";
import Link from "next/link";
import { DownloadForm } from "@/components/forms/download-form";
import { PageHeader } from "@/components/frame/page-header";
import { Avatar } from "@/components/ui/avatar";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Note } from "@/components/ui/note";
import { SearchForm } from "@/components/ui/search-form";
import { TimeAgo } from "@/components/ui/time-ago";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectTeam } from "@/lib/project-team/list-project-team";
import { InvitedActions, type InvitedCommands } from "./invited-actions";
import { JoinForm, type JoinProject } from "./join-form";
import { ManagersNote } from "./managers-note";
import { SeveralBar, severalFormId } from "./several-bar";
import { TeamGroup, TeamMore, TeamRow, TeamTable } from "./team-table";

interface ProjectTeamPageProps {
  team: ProjectTeam;
  search: string;
  isFirstPage: boolean;
  commands: InvitedCommands & { readonly join: JoinProject };
  /** What has just been done, if this page follows it. */
  said: string | undefined;
}

/** Everybody in the project sees it; only whoever manages sees what can be done (product.md 6.3). */
export function ProjectTeamPage({ team, search, isFirstPage, commands, said }: ProjectTeamPageProps) {
  const { people, invited, admins, counts, mayManage } = team;
  const place = projectPlace(team.slug, team.projectId);
  const path = `/orgs/${place}/users`;
  const more = (list: "after" | "invited", cursor: string) =>
    `${path}?${new URLSearchParams({ ...(search ? { search } : {}), [list]: cursor })}`;
  const isEmpty = people.length + invited.length + admins.length === 0;
  return (
    <>
      <PageHeader
        title="Team members"
        lead={`${counts.people} ${counts.people === 1 ? "person" : "people"}${counts.invited > 0 ? `, ${counts.invited} invited` : ""}`}
        actions={
          mayManage ? (
            <>
              <DownloadForm action={`${path}/csv`}>
                <Button type="submit">Download CSV</Button>
              </DownloadForm>
              {team.mayJoin ? <JoinForm slug={team.slug} projectId={team.projectId} action={commands.join} /> : null}
              <Link href={`${path}/invite`} className={buttonClass("primary")}>
                Invite a team member
              </Link>
            </>
          ) : null
        }
      />
      {said ? (
        <div role="status" className="mb-4">
          <Note>{said}</Note>
        </div>
      ) : null}
      <ManagersNote team={team} path={path} />
      {team.isSearchable ? (
        <SearchForm path={path} label="Search by name or email" placeholder="Search by name or email" search={search} />
      ) : null}
      {isEmpty ? (
        <Card>
          <EmptyState
            title={search ? "Nobody matches" : "Nobody is here yet"}
            action={
              search || !isFirstPage ? (
                <Link href={path} className={buttonClass("secondary")}>
                  Show everybody
                </Link>
              ) : null
            }
          >
            {search ? "Nobody in this project has a name or address with what you searched for." : null}
          </EmptyState>
        </Card>
      ) : (
        <TeamTable caption="Team members of this project" hasTicks={mayManage}>
          {people.length > 0 ? (
            <TeamGroup title="Active users" number={search || !isFirstPage ? null : counts.people - admins.length}>
              {people.map((person) => (
                <TeamRow
                  key={person.userId}
                  {...person}
                  tick={mayManage ? tickOf("person", person.userId, person.name) : null}
                  who={<Person person={person} />}
                  actions={<PersonLinks path={path} person={person} mayManage={mayManage} />}
                />
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
                  actions={
                    mayManage ? <InvitedActions place={place} invitation={invitation} commands={commands} /> : null
                  }
                />
              ))}
              {team.nextInvited ? (
                <TeamMore>
                  <Link href={more("invited", team.nextInvited)} className="link inline-block py-2 text-sm font-medium">
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
                <TeamRow
                  key={person.userId}
                  {...person}
                  tick={mayManage ? tickOf("person", person.userId, person.name) : null}
                  who={<Person person={person} />}
                  actions={<PersonLinks path={path} person={person} mayManage={mayManage} />}
                />
              ))}
            </TeamGroup>
          ) : null}
        </TeamTable>
      )}
      {mayManage && !isEmpty ? <SeveralBar path={path} /> : null}
      {team.next ? (
        <p className="mt-4">
          <Link href={more("after", team.next)} className={buttonClass("secondary")}>
            Next
          </Link>
        </p>
      ) : null}
    </>
  );
}

const tickOf = (name: "person" | "invitation", value: string, called: string) => ({
  form: severalFormId,
  name,
  value,
  label: `Choose ${called}`,
});

interface PersonLinksProps {
  path: string;
  person: ProjectTeam["people"][number];
  mayManage: boolean;
}

/** Only whoever manages changes somebody; anybody may go. */
function PersonLinks({ path, person: { userId, name, isYou }, mayManage }: PersonLinksProps) {
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

function Person({ person }: { person: ProjectTeam["people"][number] }) {
  return (
    <div className="flex items-center gap-3">
      <Avatar id={person.userId} name={person.name} />
      <div className="min-w-0">
        <div className="truncate font-medium">{person.name}</div>
        <div className="truncate text-sm text-muted">
          {person.isYou ? "(you) · " : ""}
          {person.email}
        </div>
      </div>
    </div>
  );
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
