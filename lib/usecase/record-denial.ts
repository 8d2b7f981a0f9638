import { eq } from "drizzle-orm";
import { projects } from "@/db/schema/projects";
import { users } from "@/db/schema/users";
import { withOrganisation } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { recordAuditEvent } from "@/lib/audit/record";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import type { Claims } from "./claims";
import type { Context } from "./context";

/** Runs it, and leaves a denial in the log where it is forbidden; that nothing could be written there stops nobody. */
export async function recordingDenial<Value>(
  ctx: Context,
  claim: Claims[keyof Claims],
  asked: string,
  act: () => Promise<Value>,
): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal && error.code === "forbidden")
      await recordDenial(ctx, claim, asked, error).catch(() => ctx.alert("a denial was not recorded", { asked }));
    throw error;
  }
}

/** AU-04 asks for denied attempts too. At most one a minute for each person and command, so that nobody can flood the log. */
async function recordDenial(ctx: Context, claim: Claims[keyof Claims], asked: string, refusal: Refusal) {
  if (claim.kind !== "member" && claim.kind !== "token") return;
  await withOrganisation(ctx.db, claim.organisationId, async (tx) => {
    const bucket = `denied:${claim.organisationId}:${claim.userId}:${asked}`;
    if ((await takePermit(tx, { bucket, most: 1, seconds: 60 })) > 0) return;
    const [person] = await tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.id, claim.userId));
    if (!person) return;
    const projectId = "projectId" in claim ? claim.projectId : undefined;
    const [project] = projectId
      ? await tx.select({ id: projects.id, name: projects.name }).from(projects).where(eq(projects.id, projectId))
      : [];
    const event = auditEvent("access.denied", claim.userId, {
      asked,
      because: String(refusal.facts.permission ?? refusal.reason),
      ...(project ? { project } : {}),
    });
    const by =
      claim.kind === "token" ? ({ kind: "token", tokenId: claim.tokenId } as const) : ({ kind: "member" } as const);
    await recordAuditEvent(tx, ctx, claim.organisationId, { ...by, id: claim.userId, person }, event);
  });
}
