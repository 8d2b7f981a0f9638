import type { Metadata } from "next";
import { ask, loadTogether } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { RolesPage } from "@/components/team/roles-page";
import { Said } from "@/components/ui/said";
import { getTeamFrame } from "@/lib/members/get-team-frame";
import { listTeamRoles } from "@/lib/roles/list-team-roles";

export const metadata: Metadata = { title: "Role permissions" };

const notes: Readonly<Record<string, string>> = {
  created: "The role was created. It can be given to members now.",
  changed: "The role was changed.",
  deleted: "The role was deleted.",
};

const words = ["a", "b", "differs", "role", "search"] as const;

export default async function TeamRolesPage({ params, searchParams }: PageProps<"/orgs/[org]/team/roles">) {
  const { org } = await params;
  const { note, ...rest } = await searchParams;
  const asked = Object.fromEntries(
    words.flatMap((word) => {
      const value = rest[word];
      return typeof value === "string" && value !== "" ? [[word, value]] : [];
    }),
  );
  const [frame, view] = await loadTogether(org, ask(getTeamFrame, {}), ask(listTeamRoles, {}));
  return (
    <>
      <Said>{noteSaid(notes, note)}</Said>
      <RolesPage frame={frame} view={view} asked={asked} />
    </>
  );
}
