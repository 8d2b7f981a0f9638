import type postgres from "postgres";
import { createId } from "../lib/kernel/ids";
import { storedPermissions } from "./schema/projects";
import { type CastPerson, cast, castMemberId } from "./seed";

type Stored = (typeof storedPermissions)[number];

const everything: readonly Stored[] = storedPermissions;
const sending: readonly Stored[] = ["send_texts", "send_emails", "send_letters"];

interface Team {
  readonly who: CastPerson;
  readonly may: readonly Stored[];
  /** Names of folders; absent: all of them. */
  readonly sees?: readonly string[];
}

interface Template {
  readonly in: string | null;
  readonly name: string;
  readonly channel: "text" | "email" | "letter";
  readonly subject?: string;
  /** What it said, the oldest first, and by whom. */
  readonly versions: readonly (readonly [by: CastPerson, body: string])[];
}

interface Project {
  readonly id: string;
  readonly name: string;
  readonly isLive?: true;
  readonly founder: CastPerson;
  readonly team: readonly Team[];
  /** Name and the folder that it lies in. */
  readonly folders: readonly (readonly [name: string, parent: string | null])[];
  readonly templates: readonly Template[];
}

const { olive, adam, mia, vera, northwind, harbour } = cast;

const projects: readonly Project[] = [
  {
    ...harbour,
    founder: olive,
    team: [
      { who: mia, may: ["view_activity", ...sending, "manage_templates"], sees: ["Outages", "Planned work", "Storm"] },
      { who: vera, may: ["view_activity"], sees: [] },
    ],
    folders: [
      ["Outages", null],
      ["Planned work", "Outages"],
      ["Storm", "Outages"],
      ["Complaints", null],
    ],
    templates: [
      {
        in: null,
        name: "Welcome to the harbour works",
        channel: "email",
        subject: "What will happen in ((street))",
        versions: [
          [olive, "Hello ((name)),\n\nWe are renewing the substation at the harbour. Work begins on ((date))."],
        ],
      },
      {
        in: "Outages",
        name: "Power cut, first text",
        channel: "text",
        versions: [
          [olive, "The power is off in ((area)). We are looking into it."],
          [mia, "Hello ((first name)), the power is off in ((area)). We are looking into it."],
          [
            mia,
            "Hello ((first name)), the power is off in ((area)). Our engineers are on the way. We expect it back by ((time)).",
          ],
        ],
      },
      {
        in: "Outages",
        name: "Power is back",
        channel: "text",
        versions: [[mia, "The power in ((area)) is back. Thank you for waiting, ((first name))."]],
      },
      {
        in: "Outages",
        name: "What happened and why",
        channel: "email",
        subject: "The power cut in ((area))",
        versions: [
          [mia, "Dear ((first name)),\n\non ((date)) the power was off for ((hours)) hours. This is why: ((reason))"],
        ],
      },
      {
        in: "Planned work",
        name: "Three days before",
        channel: "text",
        versions: [
          [olive, "On ((date)) between ((from)) and ((until)) we work on your street. The power will be off."],
        ],
      },
      {
        in: "Storm",
        name: "Storm warning",
        channel: "text",
        versions: [
          [mia, "Storm ((storm name)) is on its way. Charge your phones. Call 105 if you see a cable on the ground."],
        ],
      },
      {
        in: "Complaints",
        name: "Compensation",
        channel: "letter",
        versions: [[olive, "Dear ((name)),\n\nyou were without power for ((hours)) hours. We enclose ((amount))."]],
      },
    ],
  },
  {
    id: createId("prj"),
    name: "Meter readings",
    isLive: true,
    founder: adam,
    team: [
      { who: olive, may: everything },
      { who: mia, may: ["view_activity", "manage_api_keys"] },
    ],
    folders: [["Reminders", null]],
    templates: [
      {
        in: null,
        name: "Please read your meter",
        channel: "text",
        versions: [[adam, "Please send us the reading of meter ((meter number)) by ((date))."]],
      },
      {
        in: "Reminders",
        name: "Second reminder",
        channel: "email",
        subject: "We still need your reading",
        versions: [[adam, "Dear ((name)),\n\nwe have not had the reading of meter ((meter number)) yet."]],
      },
    ],
  },
  {
    id: createId("prj"),
    name: "Winter outages",
    founder: mia,
    team: [
      { who: adam, may: everything },
      { who: vera, may: ["view_activity", ...sending] },
    ],
    folders: [],
    templates: [
      {
        in: null,
        name: "Cold weather",
        channel: "text",
        versions: [[mia, "It will be ((degrees)) degrees tonight in ((area)). Call 105 if your power goes off."]],
      },
    ],
  },
];

/** What the demo shows of projects, beside the cast: three of them with different teams, nested folders and ten templates. */
export async function seedProjects(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('seed the projects', 0))`;
    if ((await tx`select 1 from templates limit 1`).length > 0) return;
    for (const project of projects) await addProject(tx, project);
  });
}

async function addProject(tx: postgres.TransactionSql, project: Project) {
  const { id, name, founder, isLive, team, folders, templates } = project;
  const of = { organisation_id: northwind.id, project_id: id };
  await tx`insert into projects (id, organisation_id, name, created_by, went_live_at, has_folder_permissions)
    values (${id}, ${northwind.id}, ${name}, ${founder.userId}, ${isLive ? new Date() : null}, true)
    on conflict (id) do update set has_folder_permissions = true`;
  const folderIds = new Map(folders.map(([folder]) => [folder, createId("fld")]));
  for (const [folder, parent] of folders) {
    const row = {
      ...of,
      id: folderIds.get(folder) ?? "",
      name: folder,
      parent_id: folderIds.get(parent ?? "") ?? null,
    };
    await tx`insert into folders ${tx(row)}`;
  }
  // The cast's founder of the harbour project is in its team already.
  const all: readonly Team[] = id === harbour.id ? team : [{ who: founder, may: everything }, ...team];
  for (const { who, may, sees } of all) {
    const placeId = createId("prm");
    const place = { ...of, id: placeId, member_id: castMemberId(who, northwind), added_by: founder.userId };
    await tx`insert into project_members ${tx(place)}`;
    const held = { ...of, project_member_id: placeId };
    for (const permission of may)
      await tx`insert into project_grants ${tx({ ...held, id: createId("prg"), permission, granted_by: founder.userId })}`;
    for (const folder of sees ?? folderIds.keys())
      await tx`insert into folder_members ${tx({ ...held, id: createId("flm"), folder_id: folderIds.get(folder) ?? "" })}`;
  }
  for (const template of templates) await addTemplate(tx, of, template, folderIds);
}

async function addTemplate(
  tx: postgres.TransactionSql,
  of: { readonly organisation_id: string; readonly project_id: string },
  template: Template,
  folderIds: ReadonlyMap<string, string>,
) {
  const { name, channel, subject, versions } = template;
  const id = createId("tpl");
  const folder_id = folderIds.get(template.in ?? "") ?? null;
  const last = versions.at(-1)?.[0].userId ?? "";
  await tx`insert into templates ${tx({ ...of, id, folder_id, name, channel, version: versions.length, edited_by: last })}`;
  for (const [index, [by, body]] of versions.entries()) {
    const written = { id: createId("tpv"), template_id: id, version: index + 1, name, subject: subject ?? null, body };
    // A day apart, so that the history reads like one.
    const written_at = new Date(Date.now() - (versions.length - 1 - index) * 24 * 60 * 60 * 1000);
    await tx`insert into template_versions ${tx({ ...of, ...written, written_by: by.userId, written_at })}`;
  }
}
