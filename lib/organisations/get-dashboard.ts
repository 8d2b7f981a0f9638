import { countLiveInvitations } from "@/lib/invitations/count-live-invitations";
import { can } from "@/lib/permissions/can";
import { roles } from "@/lib/permissions/table";
import { nothing } from "@/lib/usecase/nothing";
import { defineQuery } from "@/lib/usecase/query";

/** What the start page of an organisation says to any member. */
export const getDashboard = defineQuery({
  name: "get_dashboard",
  access: "member",
  input: nothing,
  async run({ tx, organisation, actor }) {
    const { name, slug, kind, memberCount, seatLimit } = organisation;
    const maySeeTeam = kind === "team" && can(actor.permissions, "team:view");
    return {
      name,
      slug,
      kind,
      role: { key: actor.roleKey, label: roles[actor.roleKey].label, sentence: roles[actor.roleKey].sentence },
      team: maySeeTeam
        ? { members: memberCount, seatLimit, pending: await countLiveInvitations(tx, organisation.id) }
        : null,
      maySeeAuditLog: kind === "team" && can(actor.permissions, "audit_log:view"),
      mayInvite: kind === "team" && can(actor.permissions, "team:manage"),
    };
  },
});
