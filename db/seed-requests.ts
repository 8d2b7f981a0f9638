import type postgres from "postgres";
import { createId } from "../lib/kernel/ids";
import { type CastPerson, cast, castMemberId } from "./seed";

const { olive, adam, mia, vera, northwind } = cast;
const hour = 60 * 60 * 1000;
const ago = (hours: number) => new Date(Date.now() - hours * hour);

interface Joining {
  readonly who: CastPerson;
  readonly to: string;
  readonly asked: readonly CastPerson[];
  readonly reason: string;
  readonly at: Date;
  readonly ended?: {
    readonly state: "approved" | "rejected";
    readonly by: CastPerson;
    readonly answer: string;
    readonly at: Date;
  };
}

const joining: readonly Joining[] = [
  {
    who: vera,
    to: "Meter readings",
    asked: [olive, adam],
    reason: "I answer the phones from December and need to see which texts went out.",
    at: ago(2),
  },
  {
    who: vera,
    to: "Meter readings",
    asked: [adam],
    reason: "To look at the old reminders.",
    at: ago(26 * 24),
    ended: { state: "rejected", by: adam, answer: "Please ask again once the reminders are sorted.", at: ago(25 * 24) },
  },
  {
    who: mia,
    to: "Meter readings",
    asked: [adam],
    reason: "The reader app is mine, and it needs a key.",
    at: ago(60 * 24),
    ended: { state: "approved", by: adam, answer: "Welcome.", at: ago(59 * 24) },
  },
];

/** What the demo shows of requests: who asks to join and was answered, and a project that asks to go live, which Olive decides. */
export async function seedRequests(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('seed the requests', 0))`;
    if ((await tx`select 1 from join_requests limit 1`).length > 0) return;
    await tx`update organisations set members_may_ask_to_join = true, can_approve_own_go_live_requests = true
      where id = ${northwind.id}`;
    await tx`update members set can_make_services_live = true where id = ${castMemberId(olive, northwind)}`;
    for (const request of joining) await addJoining(tx, request);
    const reason = "All texts are checked by the legal team. We want to start on 1 December.";
    const [project] = await tx`
      insert into go_live_requests (id, organisation_id, project_id, requested_by, reason, created_at)
      select ${createId("glr")}, p.organisation_id, p.id, ${mia.userId}, ${reason}, ${ago(26)} from projects p
      where p.organisation_id = ${northwind.id} and p.name = 'Winter outages' returning project_id as id`;
    await tx`update projects set go_live_asked_at = ${ago(26)} where id = ${project?.id ?? ""}`;
  });
}

async function addJoining(tx: postgres.TransactionSql, { who, to, asked, reason, at, ended }: Joining) {
  await tx`insert into join_requests (id, organisation_id, project_id, member_id, asked, reason, created_at, state, ended_at,
      ended_by, answer)
    select ${createId("jrq")}, p.organisation_id, p.id, ${castMemberId(who, northwind)}, ${asked.map(({ userId }) => userId)},
      ${reason}, ${at}, ${ended?.state ?? "pending"}, ${ended?.at ?? null}, ${ended?.by.userId ?? null}, ${ended?.answer ?? null}
    from projects p where p.organisation_id = ${northwind.id} and p.name = ${to}`;
}
