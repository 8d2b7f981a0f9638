import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { directoryGroups, directoryMembers } from "@/db/schema/directory";
import { members } from "@/db/schema/members";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import { Refusal } from "@/lib/kernel/refusal";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { retryDirectoryInput } from "./input";
import { wake } from "./wake";

/**
 * Has the worker try again now what it would try again later: one person, or everybody who failed or was not found. While
 * the directory itself is down, that is tried again too.
 */
export const retryDirectory = defineCommand({
  name: "retry_directory",
  access: inTeam("team:manage"),
  input: retryDirectoryInput,
  async run({ tx, ctx, organisation, input: { entryId } }) {
    if (!ctx.settings.directoryPool) throw new Refusal("not_found");
    const one = entryId === undefined ? null : await findEntry(tx, organisation.id, entryId);
    const again = await tx
      .update(directoryMembers)
      .set({
        ...{ state: "waiting", reason: null, code: null, tries: 0, nextAt: sql`now()`, changedAt: sql`now()` },
        version: sql`${directoryMembers.version} + 1`,
      })
      .where(
        and(
          eq(directoryMembers.organisationId, organisation.id),
          entryId === undefined ? undefined : eq(directoryMembers.id, entryId),
          inArray(directoryMembers.state, ["failed", "not_in_directory"]),
        ),
      )
      .returning({ id: directoryMembers.id });
    if (again.length === 0 && (one || !(await isFailing(tx, organisation.id))))
      throw new Refusal("conflict", { reason: "under_way" });
    await wake(tx, organisation.id);
    const { target, person } = one ?? { target: organisation.id, person: undefined };
    return {
      value: { members: again.length },
      event: auditEvent("directory.retried", target, { members: again.length }, person),
    };
  },
});

/** Whether the directory keeps Rollcall from the whole group. */
async function isFailing(tx: TenantTx, organisationId: string): Promise<boolean> {
  const failing = await tx
    .select({ id: directoryGroups.id })
    .from(directoryGroups)
    .where(and(eq(directoryGroups.organisationId, organisationId), isNotNull(directoryGroups.failingSince)));
  return failing.length > 0;
}

/** Whom it is about, as the log names them; whoever left has no membership to be named by. */
async function findEntry(tx: TenantTx, organisationId: string, entryId: string) {
  const [found] = await tx
    .select({
      id: directoryMembers.id,
      leaverName: directoryMembers.leaverName,
      memberId: members.id,
      person: { id: directoryMembers.userId, name: users.name, email: users.email },
    })
    .from(directoryMembers)
    .leftJoin(
      members,
      and(eq(members.organisationId, directoryMembers.organisationId), eq(members.userId, directoryMembers.userId)),
    )
    .leftJoin(users, eq(users.id, members.userId))
    .where(and(eq(directoryMembers.organisationId, organisationId), eq(directoryMembers.id, entryId)));
  if (!found) throw new Refusal("not_found");
  const { id, memberId, leaverName, person } = found;
  return { target: memberId ?? id, person: { ...person, name: person.name ?? leaverName } };
}
