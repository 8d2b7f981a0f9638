import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { projectPermission } from "@/lib/permissions/project-table";
import type { ProjectTeam } from "@/lib/project-team/list-project-team";

const { label } = projectPermission("manage_service");

interface ManagersNoteProps {
  team: ProjectTeam;
  /** Of the team page. */
  path: string;
}

/** While fewer than two people manage the project: what that means, and what to do (product.md 6.3). */
export function ManagersNote({ team: { managers, needsTwo, mayManage }, path }: ManagersNoteProps) {
  if (managers.length >= 2) return null;
  const [only] = managers;
  const todo = mayManage ? `Give “${label}” to somebody else too.` : "Ask them to choose a second one.";
  const action = mayManage ? (
    <Link href={`${path}/invite?as=manager`} className={buttonClass()}>
      Choose a manager
    </Link>
  ) : null;
  return (
    <div className="mb-4">
      {only === undefined ? (
        <Note tone="warn" action={action} title="Nobody manages this project.">
          {mayManage
            ? `Invite somebody with “${label}”, or give it to somebody below.`
            : "An owner or administrator of the organisation can choose a manager."}
        </Note>
      ) : (
        <Note tone="warn" action={action} title={`Only ${only} can manage this project.`}>
          {needsTwo
            ? `A project that is live, or asks to go live, needs two people with “${label}”. ${todo}`
            : `Two people need “${label}” before it can go live. ${todo}`}
        </Note>
      )}
    </div>
  );
}
