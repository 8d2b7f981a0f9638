import { and, eq } from "drizzle-orm";
import { joinRequests } from "@/db/schema/requests";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { permitRequest } from "@/lib/limits/mail-limits";
import { teamMember } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { findJoinable, refuseUnlessAsking } from "./find-joinable";
import { askToJoinInput } from "./input";
import { listAskable } from "./list-askable";
import { joinRequestedMail } from "./mails";

/** A member asks to be let into a project, and chooses whom to ask (product.md 6.9). Others may be asked later, each once. */
export const askToJoin = defineCommand({
  name: "ask_to_join",
  access: teamMember,
  // Two tabs of one person, and whoever lets them in meanwhile, one after the other.
  locks: "team",
  input: askToJoinInput,
  async run({ tx, ctx, organisation, actor, input: { projectId, people, reason } }) {
    refuseUnlessAsking({ organisation });
    const { memberId, userId, name, email } = actor;
    const organisationId = organisation.id;
    const project = await findJoinable(tx, { organisationId, memberId }, projectId, true);
    if (project.isInTeam) throw new Refusal("conflict", { reason: "in_team_already" });
    const askable = new Set((await listAskable(tx, organisationId, projectId)).map((each) => each.userId));
    if (people.includes(userId)) throw invalid({ people: "yourself" });
    if (!people.every((each) => askable.has(each))) throw invalid({ people: "manages_no_more" });
    const pending = await tx
      .select({ asked: joinRequests.asked })
      .from(joinRequests)
      .where(
        and(
          eq(joinRequests.projectId, projectId),
          eq(joinRequests.memberId, memberId),
          eq(joinRequests.state, "pending"),
        ),
      );
    const before = new Set(pending.flatMap(({ asked }) => asked));
    if (people.some((each) => before.has(each))) throw invalid({ people: "asked_already" });
    const wait = await permitRequest(tx, userId);
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
    const joinRequestId = ctx.ids.create("jrq");
    await tx
      .insert(joinRequests)
      .values({ id: joinRequestId, organisationId, projectId, memberId, asked: people, reason });
    const details = { project: named(project), userId, joinRequestId, asked: people };
    return {
      value: { projectName: project.name },
      event: auditEvent("join_request.sent", memberId, details, { id: userId, name, email }),
      messages: people.map((each) => joinRequestedMail({ joinRequestId, userId: each })),
    };
  },
});
