import type { Metadata } from "next";
import { ask, askIf, loadTogether, memberHere } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { HappenedSection } from "@/components/member/happened-section";
import { MemberFacts } from "@/components/member/member-facts";
import { MemberHeader } from "@/components/member/member-header";
import { ProjectsSection } from "@/components/member/projects-section";
import { RoleSection } from "@/components/member/role-section";
import { WhySection } from "@/components/member/why-section";
import { mayChangeRole } from "@/components/team/may-touch";
import { MemberActions } from "@/components/team/member-actions";
import { MemberActs } from "@/components/team/member-acts";
import { RoleButton } from "@/components/team/role-button";
import { Badge } from "@/components/ui/badge";
import { listMemberEvents } from "@/lib/audit-log/list-member-events";
import { explainPermission } from "@/lib/members/explain-permission";
import { getMember } from "@/lib/members/get-member";
import { getTeam } from "@/lib/members/get-team";
import { can } from "@/lib/permissions/can";
import { listMemberProjects } from "@/lib/project-team/list-member-projects";
import { retryDirectoryAction } from "../../settings/actions";
import * as actions from "../actions";
import { revokeMemberTokenAction } from "../tokens/actions";
import { readAsked } from "./read-asked";

export const metadata: Metadata = { title: "Member" };

const commands = {
  changeRole: actions.changeRoleAction,
  remove: actions.removeAction,
  askReset: actions.askResetAction,
  setEndDate: actions.setEndDateAction,
};

export default async function MemberPage({ params, searchParams }: PageProps<"/orgs/[org]/team/[member]">) {
  const { org, member: memberId } = await params;
  const { projects, why } = readAsked(await searchParams);
  const { seen } = await memberHere(org);
  const mayManage = seen !== undefined && can(seen.permissions, "team:manage");
  const mayReadLog = seen !== undefined && can(seen.permissions, "audit_log:view");
  const [view, places, team, answer, happened] = await loadTogether(
    org,
    ask(getMember, { memberId }),
    ask(listMemberProjects, { memberId, ...projects }),
    askIf(mayManage, getTeam, {}),
    askIf(mayManage || seen?.memberId === memberId, explainPermission, { memberId, ...why }),
    askIf(mayReadLog, listMemberEvents, { memberId }),
  );
  const { slug, member, may } = view;
  const isStrong = member.role.key === "owner";
  const page = (
    <>
      {may.seeTeam ? <Crumbs href={`/orgs/${slug}/team`} up="Team" here={member.name} /> : null}
      <MemberHeader
        member={member}
        actions={team && !member.isYou ? <MemberActions team={team} member={member} /> : null}
      />
      <div className="grid grid-cols-1 gap-x-6 gap-y-8 lg:grid-cols-[minmax(0,1fr)_312px]">
        <div className="max-lg:contents lg:grid lg:min-w-0 lg:content-start lg:gap-8">
          <RoleSection
            view={view}
            badge={
              team && mayChangeRole(team, member) ? (
                <RoleButton member={member} />
              ) : (
                <Badge strong={isStrong}>{member.role.label}</Badge>
              )
            }
          />
          <ProjectsSection view={view} places={places} isFirstPage={projects.after === undefined} />
          {answer ? <WhySection view={view} why={answer} /> : null}
          {happened ? (
            <div className="min-w-0 max-lg:order-1">
              <HappenedSection slug={slug} memberId={member.id} happened={happened} />
            </div>
          ) : null}
        </div>
        <MemberFacts
          view={view}
          revokeToken={revokeMemberTokenAction}
          setGoLiveGrant={actions.setGoLiveGrantAction}
          retryDirectory={retryDirectoryAction}
        />
      </div>
    </>
  );
  return team ? (
    <MemberActs team={team} commands={commands} isOnPage>
      {page}
    </MemberActs>
  ) : (
    page
  );
}
