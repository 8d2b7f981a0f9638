import Link from "next/link";
import { DownloadForm } from "@/components/forms/download-form";
import { PageHeader } from "@/components/frame/page-header";
import { Button, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Said } from "@/components/ui/said";
import { SearchForm } from "@/components/ui/search-form";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectTeam } from "@/lib/project-team/list-project-team";
import type { InvitedCommands } from "./invited-actions";
import { JoinForm, type JoinProject } from "./join-form";
import { ManagersNote } from "./managers-note";
import { TeamBar } from "./team-bar";
import { TeamList } from "./team-list";

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
  const { slug, projectId, people, invited, nextInvited, admins, counts, mayManage } = team;
  const place = projectPlace(slug, projectId);
  const path = `/orgs/${place}/users`;
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
              {team.mayJoin ? <JoinForm slug={slug} projectId={projectId} action={commands.join} /> : null}
              <Link href={`${path}/invite`} className={buttonClass("primary")}>
                Invite a team member
              </Link>
            </>
          ) : null
        }
      />
      <Said>{said}</Said>
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
        <TeamList
          team={{ slug, projectId, people, invited, nextInvited, admins, counts, mayManage }}
          search={search}
          isFirstPage={isFirstPage}
          commands={commands}
        />
      )}
      {mayManage && !isEmpty ? <TeamBar path={path} /> : null}
      {team.next ? (
        <p className="mt-4">
          <Link
            href={`${path}?${new URLSearchParams({ ...(search ? { search } : {}), after: team.next })}`}
            className={buttonClass("secondary")}
          >
            Next
          </Link>
        </p>
      ) : null}
    </>
  );
}
