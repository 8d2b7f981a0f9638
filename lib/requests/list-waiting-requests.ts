import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { type GoLiveFacts, goLiveFacts } from "@/lib/go-live/go-live-facts";
import { pageOf } from "@/lib/kernel/page";
import { openedBy } from "@/lib/projects/opened-by";
import { kindLabels } from "@/lib/proposals/labels";
import { readProposals } from "@/lib/proposals/read-proposals";
import { teamMember } from "@/lib/usecase/access/member";
import type { SignedInScene } from "@/lib/usecase/access/member-scene";
import { defineQuery } from "@/lib/usecase/query";
import { listRequestsInput } from "./input";
import { beginAfter, placeOf, requestsPerPage } from "./request-page";

interface Person {
  readonly userId: string;
  readonly name: string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Waiting {
  readonly id: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly person: Person;
}

export type WaitingRequest = Waiting &
  (
    | {
        readonly kind: "join";
        readonly project: Named;
        readonly reason: string;
        readonly role: string;
        readonly hasTwoFactor: boolean;
        /** Who was asked beside the reader, by name; `you`: whether the reader was. */
        readonly asked: { readonly you: boolean; readonly others: readonly string[] };
      }
    | {
        readonly kind: "go_live";
        readonly project: Named;
        readonly reason: string;
        readonly facts: GoLiveFacts;
        /** Whether the reader may open the project. */
        readonly opens: boolean;
      }
    | { readonly kind: "proposal"; readonly project: Named; readonly what: string }
    | { readonly kind: "ownership" }
  );

type Found = Record<string, unknown> & { kind: WaitingRequest["kind"]; id: string; moment: string };

/** What waits for a member's yes or no in their organisation, the newest first: one inbox for everything that they answer. */
export const listWaitingRequests = defineQuery({
  name: "list_waiting_requests",
  access: teamMember,
  input: listRequestsInput,
  async run({ input, ...scene }) {
    const { tx, organisation, actor } = scene;
    const { at, id } = beginAfter(input.after);
    const rows = await tx.execute<Found>(sql`select kind, id, created_at::text as moment
      from waiting_requests(${organisation.id}, ${actor.memberId}, ${at}::timestamptz, ${id}, ${requestsPerPage + 1})
      order by created_at desc, id desc limit ${requestsPerPage + 1}`);
    const { page, next } = pageOf(Array.from(rows), requestsPerPage, placeOf);
    const details = new Map((await readDetails(scene, page)).map((request) => [request.id, request]));
    return {
      slug: organisation.slug,
      organisationName: organisation.name,
      requests: page.flatMap((row) => details.get(row.id) ?? []),
      next,
    };
  },
});

export type WaitingRequests = Awaited<ReturnType<typeof listWaitingRequests>>;

/** Asks for each kind that is on the page once. */
async function readDetails(scene: SignedInScene, page: readonly Found[]): Promise<readonly WaitingRequest[]> {
  const idsOf = (kind: WaitingRequest["kind"]) => page.filter((row) => row.kind === kind).map((row) => row.id);
  const read = async (
    kind: WaitingRequest["kind"],
    ask: (ids: readonly string[]) => Promise<readonly WaitingRequest[]>,
  ) => {
    const ids = idsOf(kind);
    return ids.length === 0 ? [] : ask(ids);
  };
  const { tx, actor } = scene;
  return (
    await Promise.all([
      read("join", (ids) => readJoining(tx, ids, actor.userId)),
      read("go_live", (ids) => readGoingLive(scene, ids)),
      read("proposal", (ids) => readProposed(tx, ids, actor.userId)),
      read("ownership", (ids) => readOffered(tx, ids)),
    ])
  ).flat();
}

async function readJoining(tx: TenantTx, ids: readonly string[], userId: string): Promise<readonly WaitingRequest[]> {
  const rows = await tx.execute<{
    id: string;
    created_at: Date | string;
    reason: string;
    person: Person;
    project: Named;
    role: string;
    two_factor: string;
    you: boolean;
    others: string[];
  }>(sql`
    select j.id, j.created_at, j.reason, json_build_object('userId', u.id, 'name', u.name) as person,
      json_build_object('id', p.id, 'name', p.name) as project, r.label as role, m.two_factor, ${userId} = any(j.asked) as you,
      array(select a.name from users a where a.id = any(j.asked) and a.id <> ${userId} order by a.name, a.id) as others
    from join_requests j
    join members m on m.id = j.member_id join users u on u.id = m.user_id join roles r on r.id = m.role_id
    join projects p on p.id = j.project_id
    where j.id = any(${sql.param([...ids])}::text[])`);
  return rows.map(({ created_at, two_factor, you, others, ...row }) => ({
    kind: "join",
    ...row,
    createdAt: new Date(created_at).toISOString(),
    hasTwoFactor: two_factor !== "none",
    asked: { you, others },
  }));
}

async function readGoingLive({ tx, actor }: SignedInScene, ids: readonly string[]): Promise<readonly WaitingRequest[]> {
  const rows = await tx.execute<{
    id: string;
    created_at: Date | string;
    reason: string;
    person: Person;
    project: Named;
    facts: GoLiveFacts;
    opens: boolean;
  }>(sql`
    select g.id, g.created_at, g.reason, json_build_object('userId', g.requested_by, 'name', coalesce(u.name, 'Somebody')) as person,
      json_build_object('id', p.id, 'name', p.name) as project, ${goLiveFacts(sql`p.id`)} as facts, ${openedBy(actor)} as opens
    from go_live_requests g left join users u on u.id = g.requested_by join projects p on p.id = g.project_id
    where g.id = any(${sql.param([...ids])}::text[])`);
  return rows.map(({ created_at, ...row }) => ({
    kind: "go_live",
    ...row,
    createdAt: new Date(created_at).toISOString(),
  }));
}

async function readProposed(tx: TenantTx, ids: readonly string[], userId: string): Promise<readonly WaitingRequest[]> {
  const found = (await readProposals(tx, userId)).filter(({ id }) => ids.includes(id));
  return found.map(({ id, createdAt, kind, project, proposer }) => ({
    kind: "proposal",
    id,
    createdAt,
    person: { userId: proposer.id, name: proposer.name },
    project,
    what: kindLabels[kind],
  }));
}

async function readOffered(tx: TenantTx, ids: readonly string[]): Promise<readonly WaitingRequest[]> {
  const rows = await tx.execute<{ id: string; created_at: Date | string; person: Person }>(sql`
    select t.id, t.created_at, json_build_object('userId', u.id, 'name', u.name) as person
    from ownership_transfers t join users u on u.id = t.offered_by where t.id = any(${sql.param([...ids])}::text[])`);
  return rows.map(({ created_at, ...row }) => ({
    kind: "ownership",
    ...row,
    createdAt: new Date(created_at).toISOString(),
  }));
}
