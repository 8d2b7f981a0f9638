import { sql } from "drizzle-orm";
import { listKeys } from "@/lib/api-integration/list-keys";
import { readTree } from "@/lib/folders/read-tree";
import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { managersIn } from "@/lib/projects/who-manages";
import { inProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/**
 * What there is in a project, and of the organisation's seats: counted rows and nothing that is guessed (product.md 6.1). Of
 * folders and templates what whoever asks sees, as on every other page: a count would tell of hidden ones.
 */
export const getUsage = defineQuery({
  name: "get_usage",
  access: inProject("manage_service"),
  input: nothing,
  async run(scene) {
    const { tx, organisation, project } = scene;
    const { id } = project;
    const { seen } = await readTree(scene);
    const visible = seen.all.map((folder) => folder.id);
    const [counted] = await tx.execute<{
      members: number;
      managers: number;
      invitations: number;
      texts: number;
      emails: number;
      letters: number;
    }>(sql`
      select
        (select count(*)::int from project_members where project_id = ${id}) as members,
        (select count(*)::int from (${managersIn(id)}) m) as managers,
        (select count(*)::int from project_invitations pi join invitations i on i.id = pi.invitation_id
          where pi.project_id = ${id} and i.state = 'pending' and i.expires_at > now()) as invitations,
        count(*) filter (where t.channel = 'text')::int as texts,
        count(*) filter (where t.channel = 'email')::int as emails,
        count(*) filter (where t.channel = 'letter')::int as letters
      from templates t where t.project_id = ${id} and (t.folder_id is null or t.folder_id = any(${sql.param(visible)}))`);
    if (!counted) throw new Error("nothing was counted");
    const { members, managers, invitations, texts, emails, letters } = counted;
    return {
      name: project.name,
      isLive: project.wentLiveAt !== null,
      people: { members, managers, invitations },
      templates: { texts, emails, letters, folders: visible.length },
      keys: (await listKeys(tx, id)).flatMap(({ id, name, lastUsedAt, state }) =>
        state === "live" ? [{ id, name, lastUsedAt }] : [],
      ),
      seats: {
        used: organisation.memberCount,
        reserved: await countLiveInvitations(tx, organisation.id),
        limit: organisation.seatLimit,
      },
    };
  },
});

export type UsageView = Awaited<ReturnType<typeof getUsage>>;
