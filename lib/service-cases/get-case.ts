import { and, desc, eq, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { serviceCaseEntries } from "@/db/schema/service-cases";
import { users } from "@/db/schema/users";
import type { TenantTx } from "@/db/scope";
import { readCursor } from "@/lib/kernel/cursor";
import { fingerprint } from "@/lib/kernel/fingerprint";
import { pageOf } from "@/lib/kernel/page";
import { can } from "@/lib/permissions/can";
import { inProjectByRole } from "@/lib/usecase/access/project";
import { defineQuery } from "@/lib/usecase/query";
import { findCase } from "./find-case";
import { getCaseInput } from "./input";
import { mayEdit, ownerOf } from "./rules";

/** As much of what happened as a page tells. */
export const entriesPerPage = 100;

/** One case: what it is, whose, and what was said about it, the latest of it first to be read and last on the page. */
export const getCase = defineQuery({
  name: "get_case",
  access: inProjectByRole("service_case:view"),
  input: getCaseInput,
  async run(scene) {
    const { tx, organisation, project, actor, input } = scene;
    const found = await findCase(scene, input.number);
    const { page, next } = await readEntries(tx, organisation.id, found.id, input.before);
    const [opener] = await tx.select({ name: users.name }).from(users).where(eq(users.id, found.createdBy));
    const may = (permission: Parameters<typeof can>[1]) => can(actor.permissions, permission);
    return {
      slug: organisation.slug,
      project: { id: project.id, name: project.name },
      id: found.id,
      number: found.number,
      title: found.title,
      description: found.description,
      state: found.state,
      assignee: found.assignee && { ...found.assignee, isYou: found.assigneeId === actor.memberId },
      /** Its name is null for somebody who has left. */
      opener: { userId: found.createdBy, name: opener?.name ?? null },
      createdAt: found.createdAt.toISOString(),
      changedAt: found.changedAt.toISOString(),
      entries: page.toReversed().map(({ createdAt, ...entry }) => ({ ...entry, at: createdAt.toISOString() })),
      /** Where what happened earlier begins, if it is not all shown. */
      earlier: next,
      seen: fingerprint(ownerOf(found)),
      you: { userId: actor.userId, name: actor.name },
      may: {
        edit: mayEdit(actor, found),
        comment: may("service_case:comment"),
        resolve: may("service_case:resolve"),
        delete: may("service_case:delete"),
      },
    };
  },
});

export type CaseView = Awaited<ReturnType<typeof getCase>>;
export type CaseEntry = CaseView["entries"][number];

async function readEntries(tx: TenantTx, organisationId: string, caseId: string, before: string | undefined) {
  const [by, about] = [alias(users, "by"), alias(users, "about")];
  const cursor = readCursor(before, "entry");
  const rows = await tx
    .select({
      id: serviceCaseEntries.id,
      kind: serviceCaseEntries.kind,
      body: serviceCaseEntries.body,
      by: serviceCaseEntries.by,
      about: serviceCaseEntries.about,
      /** Null for somebody who has left. */
      byName: by.name,
      aboutName: about.name,
      createdAt: serviceCaseEntries.createdAt,
    })
    .from(serviceCaseEntries)
    .leftJoin(by, eq(by.id, serviceCaseEntries.by))
    .leftJoin(about, eq(about.id, serviceCaseEntries.about))
    .where(
      and(
        eq(serviceCaseEntries.organisationId, organisationId),
        eq(serviceCaseEntries.caseId, caseId),
        cursor ? lt(serviceCaseEntries.id, cursor.id) : undefined,
      ),
    )
    .orderBy(desc(serviceCaseEntries.id))
    .limit(entriesPerPage + 1);
  return pageOf(rows, entriesPerPage, ({ id }) => ({ sort: "entry", value: "", id }));
}
