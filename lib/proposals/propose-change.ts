import { and, eq } from "drizzle-orm";
import { proposals } from "@/db/schema/proposals";
import { auditEvent } from "@/lib/audit/events";
import { named } from "@/lib/kernel/named";
import { invalid, Refusal } from "@/lib/kernel/refusal";
import { permitProposal } from "@/lib/limits/mail-limits";
import { isCountryAllowed } from "@/lib/limits/text-limits";
import { isApproved } from "@/lib/organisations/approved-domains";
import { lockPlace, type PlaceInProject } from "@/lib/project-team/lock-place";
import { inProject } from "@/lib/usecase/access/project";
import type { ProjectScene } from "@/lib/usecase/access/project-scene";
import { defineCommand } from "@/lib/usecase/command";
import type { Context } from "@/lib/usecase/context";
import { changeProposedMail } from "./mails";
import { proposeChangeInput } from "./propose-input";
import { type Change, storeProposal } from "./store-proposal";

/**
 * What a manager would change about the account of somebody in the project. Nothing changes but that the person is asked:
 * an account is its person's, who may be in other organisations (product.md 2).
 */
export const proposeChange = defineCommand({
  name: "propose_change",
  access: inProject("manage_service"),
  locks: "team",
  input: proposeChangeInput,
  async run({ input, ...scene }) {
    const { tx, ctx, organisation, project, actor } = scene;
    const target = await lockPlace(tx, project.id, input.personId);
    const { userId, memberId, name, email } = target;
    if (userId === actor.userId) throw new Refusal("conflict", { reason: "yourself" });
    const change = changeOf(input, scene, target);
    const wait = await permitProposal(tx, actor.userId, target.emailCanonical);
    if (wait > 0) throw new Refusal("rate_limited", { facts: { minutes: Math.ceil(wait / 60) } });
    await tx
      .delete(proposals)
      .where(and(eq(proposals.projectMemberId, target.placeId), eq(proposals.kind, change.kind)));
    const place = { organisationId: organisation.id, projectId: project.id, projectMemberId: target.placeId };
    const proposalId = await storeProposal(tx, ctx.ids, { ...place, userId, proposedBy: actor.userId }, change);
    const details = { project: named(project), userId, proposalId, kind: change.kind };
    return {
      value: { name },
      event: auditEvent("proposal.made", memberId, details, { id: userId, name, email }),
      messages: [changeProposedMail({ userId, proposalId })],
    };
  },
});

/** What is proposed, if it may be; what the person's other organisations say is asked when they confirm it. */
function changeOf(
  { kind, value }: (typeof proposeChangeInput)["_output"],
  { organisation, project, ctx }: ProjectScene & { readonly ctx: Context },
  target: PlaceInProject,
): Change {
  if (kind === "sign_in_method") {
    if (!project.hasEmailSignIn) throw new Refusal("conflict", { reason: "email_sign_in_off" });
    if (target.hasKey || target.method === "webauthn_auth") throw new Refusal("conflict", { reason: "keys_stay" });
    if (value === "sms_auth" && !ctx.settings.sms.isOn) throw new Refusal("conflict", { reason: "texts_off" });
    if (value === target.method) throw invalid({ value: "so_already" });
    return { kind, value };
  }
  if (kind === "email") {
    if (value.canonical === target.emailCanonical) throw invalid({ value: "so_already" });
    if (!isApproved(value.canonical, organisation.approvedDomains))
      throw invalid({ value: "outside_domains" }, { facts: { domains: organisation.approvedDomains.join(", ") } });
    return { kind, value: value.typed };
  }
  if (!ctx.settings.sms.isOn) throw new Refusal("conflict", { reason: "texts_off" });
  if (!isCountryAllowed(value.country, ctx.settings.sms)) throw invalid({ value: "country_off" });
  return { kind, value: value.e164 };
}
