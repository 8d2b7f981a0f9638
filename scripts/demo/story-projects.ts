import { createProjectKey } from "../../lib/api-integration/create-project-key";
import { setGuestList } from "../../lib/api-integration/set-guest-list";
import { createFolder } from "../../lib/folders/create-folder";
import type { ProjectPermission } from "../../lib/permissions/project-table";
import { addSender } from "../../lib/project-settings/add-sender";
import { setFolderPermissions } from "../../lib/project-settings/set-folder-permissions";
import { inviteToProject } from "../../lib/project-team/invite-to-project";
import { joinProject } from "../../lib/project-team/join-project";
import { createProject } from "../../lib/projects/create-project";
import { createTemplate } from "../../lib/templates/create-template";
import { editTemplate } from "../../lib/templates/edit-template";
import { join } from "./arrivals";
import { type Person, people, southbank } from "./people";
import type { Stage } from "./stage";
import { type Moment, on, type Part } from "./story";

const { olive, adam, mia, vera, nina, grace, ines, samir, otto } = people;

export const harbour = "Harbour substation";
export const meters = "Meter readings";
export const winter = "Winter outages";
const letters = "Customer letters";
const solar = "Solar roofs";

const creates = (by: Person, name: string) => async (stage: Stage) =>
  createProject(stage.ctxOf(by), await stage.memberOf(by), { name });

/** Asked into a project in the morning, there before noon. */
function comesIn(
  now: Date,
  given: {
    daysAgo: number;
    who: Person;
    by: Person;
    to: string;
    may: readonly ProjectPermission[];
    sees?: readonly string[];
  },
): readonly Moment[] {
  const { daysAgo, who, by, to, may, sees } = given;
  return [
    on(now, daysAgo, "10:05", async (stage) => {
      const claim = await stage.inProject(by, to);
      const folders = await stage.sql<{ id: string; name: string }[]>`
        select id, name from folders where project_id = ${claim.projectId}`;
      const seen = folders.filter(({ name }) => !sees || sees.includes(name)).map(({ id }) => id);
      await inviteToProject(stage.ctxOf(by), claim, { email: who.email, permissions: may, folders: seen });
    }),
    on(now, daysAgo, "11:38", (stage) => join(stage, who)),
  ];
}

const folder =
  (by: Person, project: string, name: string, within: string | null = null) =>
  async (stage: Stage) => {
    const claim = await stage.inProject(by, project);
    const parentId = within ? await folderId(stage, claim.projectId, within) : null;
    await createFolder(stage.ctxOf(by), claim, { name, parentId });
  };

const folderId = (stage: Stage, projectId: string, name: string) =>
  stage.find(`folder ${name}`, stage.sql`select id from folders where project_id = ${projectId} and name = ${name}`);

interface Written {
  readonly project: string;
  readonly in?: string;
  readonly name: string;
  readonly channel: "text" | "email" | "letter";
  readonly subject?: string;
  /** What it said, the oldest first: when, by whom, and what. */
  readonly versions: readonly (readonly [daysAgo: number, time: string, by: Person, body: string])[];
}

const templates: readonly Written[] = [
  {
    project: harbour,
    name: "Welcome to the harbour works",
    channel: "email",
    subject: "What will happen in ((street))",
    versions: [
      [
        79,
        "10:44",
        olive,
        "Hello ((name)),\n\nWe are renewing the substation at the harbour. Work begins on ((date)).",
      ],
    ],
  },
  {
    project: harbour,
    in: "Outages",
    name: "Power cut, first text",
    channel: "text",
    versions: [
      [78, "13:15", olive, "The power is off in ((area)). We are looking into it."],
      [52, "14:02", mia, "Hello ((first name)), the power is off in ((area)). We are looking into it."],
      [
        11,
        "15:36",
        mia,
        "Hello ((first name)), the power is off in ((area)). Our engineers are on the way. We expect it back by ((time)).",
      ],
    ],
  },
  {
    project: harbour,
    in: "Outages",
    name: "Power is back",
    channel: "text",
    versions: [[52, "14:20", mia, "The power in ((area)) is back. Thank you for waiting, ((first name))."]],
  },
  {
    project: harbour,
    in: "Outages",
    name: "What happened and why",
    channel: "email",
    subject: "The power cut in ((area))",
    versions: [
      [
        51,
        "09:30",
        mia,
        "Dear ((first name)),\n\non ((date)) the power was off for ((hours)) hours. This is why: ((reason))",
      ],
    ],
  },
  {
    project: harbour,
    in: "Planned work",
    name: "Three days before",
    channel: "text",
    versions: [
      [70, "11:05", olive, "On ((date)) between ((from)) and ((until)) we work on your street. The power will be off."],
    ],
  },
  {
    project: harbour,
    in: "Storm",
    name: "Storm warning",
    channel: "text",
    versions: [
      [
        31,
        "16:10",
        mia,
        "Storm ((storm name)) is on its way. Charge your phones. Call 105 if you see a cable on the ground.",
      ],
    ],
  },
  {
    project: harbour,
    in: "Complaints",
    name: "Compensation",
    channel: "letter",
    versions: [
      [69, "15:27", olive, "Dear ((name)),\n\nyou were without power for ((hours)) hours. We enclose ((amount))."],
    ],
  },
  {
    project: meters,
    name: "Please read your meter",
    channel: "text",
    versions: [[74, "09:50", adam, "Please send us the reading of meter ((meter number)) by ((date))."]],
  },
  {
    project: meters,
    in: "Reminders",
    name: "Second reminder",
    channel: "email",
    subject: "We still need your reading",
    versions: [[73, "10:12", adam, "Dear ((name)),\n\nwe have not had the reading of meter ((meter number)) yet."]],
  },
  {
    project: winter,
    name: "Cold weather",
    channel: "text",
    versions: [
      [25, "13:41", mia, "It will be ((degrees)) degrees tonight in ((area)). Call 105 if your power goes off."],
    ],
  },
  {
    project: letters,
    in: "Moving house",
    name: "Welcome letter",
    channel: "letter",
    versions: [
      [46, "11:20", ines, "Dear ((name)),\n\nwelcome to ((street)). Your electricity is with us since ((date))."],
    ],
  },
];

const writings = (now: Date) =>
  templates.flatMap((template) =>
    template.versions.map(([daysAgo, time, by, body], index) =>
      on(now, daysAgo, time, async (stage) => {
        const claim = await stage.inProject(by, template.project);
        const { name, channel, subject = null } = template;
        if (index === 0) {
          const within = template.in ? await folderId(stage, claim.projectId, template.in) : null;
          await createTemplate(stage.ctxOf(by), claim, { folderId: within, channel, name, subject, body });
        } else {
          const templateId = await stage.find(
            `template ${name}`,
            stage.sql`select id from templates where project_id = ${claim.projectId} and name = ${name}`,
          );
          await editTemplate(stage.ctxOf(by), claim, { templateId, name, subject, body });
        }
      }),
    ),
  );

const foldersShow = (by: Person, project: string) => async (stage: Stage) =>
  setFolderPermissions(stage.ctxOf(by), await stage.inProject(by, project), { isOn: true });

export const projects: Part = (now) => [
  on(now, 80, "09:30", creates(olive, harbour)),
  on(now, 80, "09:41", foldersShow(olive, harbour)),
  on(now, 80, "09:44", folder(olive, harbour, "Outages")),
  on(now, 80, "09:45", folder(olive, harbour, "Planned work", "Outages")),
  on(now, 80, "09:46", folder(olive, harbour, "Storm", "Outages")),
  on(now, 80, "09:48", folder(olive, harbour, "Complaints")),
  on(now, 80, "09:58", async (stage) => {
    const given = { kind: "email", value: "desk@northwind.example", isDefault: true };
    await addSender(stage.ctxOf(olive), await stage.inProject(olive, harbour), given);
  }),
  ...comesIn(now, {
    daysAgo: 77,
    who: mia,
    by: olive,
    to: harbour,
    may: ["view_activity", "send_messages", "manage_templates"],
    sees: ["Outages", "Planned work", "Storm"],
  }),
  ...comesIn(now, { daysAgo: 72, who: vera, by: olive, to: harbour, may: ["view_activity"], sees: [] }),
  on(now, 75, "14:00", creates(adam, meters)),
  on(now, 75, "14:06", foldersShow(adam, meters)),
  on(now, 75, "14:08", folder(adam, meters, "Reminders")),
  on(now, 67, "13:20", async (stage) => {
    const claim = await stage.memberOf(olive);
    const { projectId } = await stage.inProject(olive, meters);
    await joinProject(stage.ctxOf(olive), claim, { projectId });
  }),
  ...comesIn(now, { daysAgo: 57, who: samir, by: adam, to: meters, may: ["view_activity", "send_messages"] }),
  on(now, 55, "10:31", async (stage) => {
    const claim = await stage.inProject(adam, meters);
    await createProjectKey(stage.ctxOf(adam), claim, { name: "meter reader", days: 180, scopes: ["settings:read"] });
  }),
  on(now, 48, "09:15", creates(nina, letters)),
  on(now, 48, "09:19", folder(nina, letters, "Moving house")),
  ...comesIn(now, {
    daysAgo: 47,
    who: ines,
    by: nina,
    to: letters,
    may: ["manage_service", "view_activity", "send_messages", "manage_templates"],
  }),
  ...comesIn(now, { daysAgo: 45, who: grace, by: ines, to: letters, may: ["view_activity", "send_messages"] }),
  on(now, 34, "15:02", creates(nina, solar)),
  on(now, 26, "10:20", creates(mia, winter)),
  ...comesIn(now, {
    daysAgo: 23,
    who: adam,
    by: mia,
    to: winter,
    may: ["manage_service", "view_activity", "send_messages", "manage_templates"],
  }),
  ...comesIn(now, { daysAgo: 21, who: vera, by: mia, to: winter, may: ["view_activity", "send_messages"] }),
  on(now, 18, "11:11", async (stage) => {
    const guests = { emails: ["mia@northwind.example", "adam@northwind.example"], mobiles: [people.mia.mobile] };
    await setGuestList(stage.ctxOf(mia), await stage.inProject(mia, winter), guests);
  }),
  on(now, 60, "09:00", async (stage) =>
    createProject(stage.ctxOf(otto), await stage.memberOf(otto, southbank.slug), { name: "Signal box renewal" }),
  ),
  ...writings(now),
];
