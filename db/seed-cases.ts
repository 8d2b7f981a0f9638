import type postgres from "postgres";
import { createId } from "../lib/kernel/ids";
import type { caseEntryKinds } from "./schema/service-cases";
import { type CastPerson, cast, castMemberId } from "./seed";

interface Turn {
  /** How long ago. */
  readonly hours: number;
  readonly by: CastPerson;
  readonly kind: (typeof caseEntryKinds)[number];
  readonly about?: CastPerson;
  readonly body?: string;
}

interface Case {
  readonly project: string;
  readonly title: string;
  readonly description: string;
  readonly by: CastPerson;
  /** How long ago it was opened. */
  readonly hours: number;
  readonly assignee?: CastPerson;
  readonly isResolved?: true;
  readonly turns: readonly Turn[];
}

const { olive, adam, mia, northwind, harbour } = cast;

const cases: readonly Case[] = [
  {
    project: harbour.name,
    title: "The gate at the eastern entrance does not close",
    description: "It stops a hand’s breadth before the post. For now there is a chain on it.",
    by: adam,
    hours: 21 * 24,
    assignee: mia,
    isResolved: true,
    turns: [
      { hours: 20 * 24 + 5, by: mia, kind: "picked_up" },
      { hours: 19 * 24, by: mia, kind: "comment", body: "The lower hinge was bent. It has a new one." },
      { hours: 19 * 24, by: mia, kind: "resolved" },
    ],
  },
  {
    project: harbour.name,
    title: "Heating in the pumping station",
    description: "It runs all day and it is still 12 degrees in there. The thermostat shows 21.",
    by: olive,
    hours: 9 * 24,
    turns: [
      { hours: 8 * 24, by: mia, kind: "picked_up" },
      { hours: 5 * 24, by: mia, kind: "comment", body: "The valve needs a plumber. I cannot do more from here." },
      { hours: 5 * 24 - 1, by: mia, kind: "released", about: mia },
    ],
  },
  {
    project: harbour.name,
    title: "Relay 3 sends no readings",
    description:
      "Since Tuesday evening relay 3 in the north hall sends no readings. The other relays on the same line work. Power and cable are fine.",
    by: adam,
    hours: 4 * 24,
    assignee: mia,
    turns: [
      { hours: 4 * 24 - 1, by: mia, kind: "picked_up" },
      {
        hours: 4 * 24 - 7,
        by: mia,
        kind: "comment",
        body: "The address was given twice. I have a corrected file, and load it when nobody works on the line. Olive, is tomorrow morning good?",
      },
      { hours: 3 * 24, by: olive, kind: "comment", body: "Yes, before 11:00." },
      {
        hours: 2 * 24,
        by: mia,
        kind: "comment",
        body: "Loaded. Relay 3 has sent readings since 11:02. Please leave this open until Monday, then resolve it.",
      },
    ],
  },
  {
    project: harbour.name,
    title: "Emergency light above the stairs is out",
    description: "The second one from the top. The test button does nothing.",
    by: adam,
    hours: 6,
    turns: [],
  },
  {
    project: "Meter readings",
    title: "Readings of Dock Street arrive a day late",
    description: "All twelve meters of the street, since the gateway was renewed. The values themselves are right.",
    by: mia,
    hours: 2 * 24,
    assignee: adam,
    turns: [{ hours: 30, by: mia, kind: "assigned", about: adam }],
  },
];

/** What the demo shows of service cases: one of each kind, as people would write them. */
export async function seedCases(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('seed the cases', 0))`;
    if ((await tx`select 1 from service_cases limit 1`).length > 0) return;
    for (const each of cases) await addCase(tx, each);
  });
}

async function addCase(tx: postgres.TransactionSql, given: Case) {
  const [project] = await tx<{ id: string }[]>`
    select id from projects where organisation_id = ${northwind.id} and name = ${given.project}`;
  if (!project) return;
  const of = { organisation_id: northwind.id, project_id: project.id };
  const [counter] = await tx<{ last: number }[]>`
    insert into service_case_counters ${tx({ ...of, id: createId("cac"), last: 1 })}
    on conflict (project_id) do update set last = service_case_counters.last + 1 returning last`;
  const id = createId("cas");
  await tx`insert into service_cases ${tx({
    ...of,
    id,
    number: counter?.last ?? 1,
    title: given.title,
    description: given.description,
    state: given.isResolved ? "resolved" : given.assignee ? "in_progress" : "open",
    assignee_id: given.assignee ? castMemberId(given.assignee, northwind) : null,
    created_by: given.by.userId,
    created_at: ago(given.hours),
    changed_at: ago(given.turns.at(-1)?.hours ?? given.hours),
  })}`;
  for (const [index, { hours, by, kind, about, body }] of given.turns.entries()) {
    const at = ago(hours);
    // Ids of one moment have no order of their own.
    const entry = { ...of, id: createId("cae", at.getTime() + index), case_id: id, kind, created_at: at };
    await tx`insert into service_case_entries ${tx({
      ...entry,
      by_user: by.userId,
      about_user: about?.userId ?? null,
      body: body ?? null,
    })}`;
  }
}

const ago = (hours: number) => new Date(Date.now() - hours * 60 * 60 * 1000);
