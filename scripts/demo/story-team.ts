import { acceptPlatformGrant } from "../../lib/admin/accept-platform-grant";
import { offerPlatformAdmin } from "../../lib/admin/offer-platform-admin";
import { declineInvitation } from "../../lib/invitations/decline-invitation";
import { inviteMember } from "../../lib/invitations/invite-member";
import { revokeInvitation } from "../../lib/invitations/revoke-invitation";
import { changeRole } from "../../lib/members/change-role";
import { exportMembers } from "../../lib/members/export-members";
import { removeMember } from "../../lib/members/remove-member";
import { setEndDate } from "../../lib/members/set-end-date";
import { createOrganisation } from "../../lib/organisations/create-organisation";
import { editOrganisation } from "../../lib/organisations/edit-organisation";
import { finishReview } from "../../lib/reports/finish-review";
import { keepInReview } from "../../lib/reports/keep-in-review";
import { lowerInReview } from "../../lib/reports/lower-in-review";
import { startReview } from "../../lib/reports/start-review";
import { subscribeToReport } from "../../lib/reports/subscribe-to-report";
import { createRole } from "../../lib/roles/create-role";
import { createToken } from "../../lib/tokens/create-token";
import { revokeToken } from "../../lib/tokens/revoke-token";
import { arrival, join, registerAlone, setUpSecondStep } from "./arrivals";
import { northwind, type Person, people, southbank } from "./people";
import type { Stage } from "./stage";
import { ago, type Moment, on, type Part } from "./story";

const { olive, adam, tom, mia, vera, nina, grace, ines, samir, lena, ewan, piotr, yuki, hanna, kofi, otto, rosa } =
  people;

/** Who came when, and as what. */
const arrivals: readonly { who: Person; role: string; by: Person; daysAgo: number }[] = [
  { who: adam, role: "administrator", by: olive, daysAgo: 270 },
  { who: tom, role: "administrator", by: olive, daysAgo: 230 },
  { who: mia, role: "technician", by: adam, daysAgo: 196 },
  { who: vera, role: "read_only", by: adam, daysAgo: 181 },
  { who: nina, role: "developer", by: olive, daysAgo: 167 },
  { who: kofi, role: "service", by: tom, daysAgo: 160 },
  { who: grace, role: "read_only", by: adam, daysAgo: 150 },
  { who: ines, role: "content_manager", by: adam, daysAgo: 141 },
  { who: samir, role: "technician", by: tom, daysAgo: 120 },
  { who: lena, role: "member", by: adam, daysAgo: 104 },
  { who: ewan, role: "service", by: adam, daysAgo: 90 },
  { who: piotr, role: "service", by: olive, daysAgo: 76 },
  { who: yuki, role: "developer", by: adam, daysAgo: 41 },
];

export const founding: Part = (now) => [
  on(now, 280, "10:02", (stage) => registerAlone(stage, rosa)),
  on(now, 280, "10:11", (stage) => setUpSecondStep(stage, rosa)),
  on(now, 280, "10:30", async (stage) => {
    const { path } = await offerPlatformAdmin(stage.ctxOf(rosa).db, rosa.email);
    await acceptPlatformGrant(stage.ctxOf(rosa), await stage.userOf(rosa), { token: path.split("/").at(-1) });
  }),
  on(now, 272, "08:12", (stage) => registerAlone(stage, olive)),
  on(now, 272, "08:15", async (stage) => createOrganisation(stage.ctxOf(olive), await stage.userOf(olive), northwind)),
  on(now, 272, "08:31", (stage) => setUpSecondStep(stage, olive)),
  on(now, 200, "10:20", (stage) => registerAlone(stage, otto)),
  on(now, 200, "10:24", async (stage) => createOrganisation(stage.ctxOf(otto), await stage.userOf(otto), southbank)),
  on(now, 188, "11:00", async (stage) => {
    const invited = { name: mia.name, email: mia.email, role: "developer" };
    await inviteMember(stage.ctxOf(otto), await stage.memberOf(otto, southbank.slug), invited);
  }),
  on(now, 188, "16:42", async (stage) => {
    await join(stage, mia);
    await stage.memberOf(mia, southbank.slug);
  }),
];

const invites =
  (by: Person, email: string, role: string, name: string | null = null) =>
  async (stage: Stage) =>
    inviteMember(stage.ctxOf(by), await stage.memberOf(by), { name, email, role });

const changes = (by: Person, who: Person, role: string) => async (stage: Stage) =>
  changeRole(stage.ctxOf(by), await stage.memberOf(by), { memberId: await stage.memberId(who), role });

export const team: Part = (now) => [
  ...arrivals.flatMap((each) => arrival(now, each)),
  on(now, 101, "13:10", async (stage) => {
    const { label, sentence, permissions } = controlRoom;
    await createRole(stage.ctxOf(olive), await stage.memberOf(olive), { label, sentence, permissions });
  }),
  on(now, 101, "13:26", async (stage) => {
    const role = await stage.find("role", stage.sql`select id from roles where label = ${controlRoom.label}`);
    await changes(olive, lena, role)(stage);
  }),
  on(now, 82, "09:05", async (stage) =>
    subscribeToReport(stage.ctxOf(olive), await stage.memberOf(olive), { receives: true }),
  ),
  on(now, 71, "10:40", async (stage) => {
    const settings = { defaultRole: "member", approvedDomains: [], projectManagersMayInvite: true };
    await editOrganisation(stage.ctxOf(olive), await stage.memberOf(olive), {
      ...northwind,
      ...settings,
      timeZone: "Europe/London",
      membersMayAskToJoin: true,
    });
  }),
  on(now, 48, "15:20", invites(adam, "paul.fischer@grid.example", "technician", "Paul Fischer")),
  on(now, 36, "16:02", invites(adam, "k.novak@grid.example", "administrator")),
  on(now, 36, "16:08", async (stage) => {
    const invitationId = await stage.invitationTo("k.novak@grid.example");
    await revokeInvitation(stage.ctxOf(adam), await stage.memberOf(adam), { invitationId });
  }),
  on(now, 33, "17:15", async (stage) => {
    const memberId = await stage.memberId(kofi);
    await removeMember(stage.ctxOf(adam), await stage.memberOf(adam), { memberId, confirmation: kofi.name });
  }),
  on(now, 27, "11:31", async (stage) => exportMembers(stage.ctxOf(olive), await stage.memberOf(olive), {})),
  on(now, 24, "09:48", invites(olive, "ben.ortega@grid.example", "content_manager", "Ben Ortega")),
  on(now, 22, "18:20", async (stage) => {
    const token = await stage.mailedInvitation("ben.ortega@grid.example");
    const browser = { ...vera, browser: "Chrome on Windows", ip: "192.0.2.77" };
    await declineInvitation(stage.ctxOf(browser), { kind: "invitee", invitation: { token }, user: null }, {});
  }),
  {
    at: new Date(now.getTime() - 13 * 24 * 60 * 60_000 + 90 * 60_000),
    act: invites(olive, "li.wei@grid.example", "developer"),
  },
  on(now, 5, "11:55", invites(adam, "rosalind.ek@northwind.example", "read_only", "Rosalind Ek")),
  on(now, 4, "16:30", async (stage) => {
    const endsOn = lastDayOfYear(now);
    const memberId = await stage.memberId(piotr);
    await setEndDate(stage.ctxOf(olive), await stage.memberOf(olive), { memberId, endsOn });
  }),
  on(now, 2, "10:12", invites(adam, "jonas@northwind.example", "technician", "Jonas Weber")),
  on(now, 1, "15:40", invites(adam, hanna.email, "member", hanna.name)),
  ago(now, { hours: 5 }, changes(adam, grace, "developer")),
  ago(now, { hours: 3, minutes: 10 }, (stage) => join(stage, hanna)),
  ago(now, { hours: 3 }, async (stage) => {
    await stage.memberOf(hanna);
    await setUpSecondStep(stage, hanna);
  }),
];

const controlRoom = {
  label: "Control room",
  sentence: "Watches the network day and night, and opens a case when something is wrong",
  permissions: [
    "team:view",
    "project:view",
    "project_token:view",
    "domain:view",
    "service_case:view",
    "service_case:create",
    "service_case:comment",
  ],
};

/** 31 December; in December itself of the year after, so that the demo's contractor still works there. */
function lastDayOfYear(now: Date): string {
  return `${now.getUTCFullYear() + (now.getUTCMonth() === 11 ? 1 : 0)}-12-31`;
}

export const tokens: Part = (now) => {
  const makes = (who: Person, name: string, days: number, scopes: readonly string[]) => async (stage: Stage) =>
    createToken(stage.ctxOf(who), await stage.memberOf(who), { name, days, scopes });
  return [
    on(now, 110, "14:18", makes(adam, "directory export", 365, ["team:view"])),
    on(now, 64, "10:50", makes(nina, "nightly-export", 90, ["team:view", "project:view"])),
    on(now, 30, "12:03", async (stage) => {
      const tokenId = await stage.find("token", stage.sql`select id from api_tokens where name = 'directory export'`);
      await revokeToken(stage.ctxOf(adam), await stage.userOf(adam), { tokenId });
    }),
    on(now, 3, "13:22", makes(mia, "site-sync", 30, ["project:view"])),
  ];
};

/** The review of the last quarter, finished, and one that is open with nine people looked at. */
export const reviews: Part = (now) => {
  const looks = (daysAgo: number, time: string, reviewed: readonly Person[]): Moment =>
    on(now, daysAgo, time, async (stage) => {
      const reviewId = await openReview(stage);
      for (const who of reviewed)
        await keepInReview(stage.ctxOf(olive), await stage.memberOf(olive), {
          reviewId,
          memberId: await stage.memberId(who),
        });
    });
  const starts = (daysAgo: number, time: string) =>
    on(now, daysAgo, time, async (stage) => startReview(stage.ctxOf(olive), await stage.memberOf(olive), {}));
  return [
    starts(62, "09:02"),
    looks(62, "09:12", [olive, adam, tom, mia, vera, nina]),
    on(now, 62, "09:40", async (stage) => {
      const [reviewId, memberId] = [await openReview(stage), await stage.memberId(samir)];
      await lowerInReview(stage.ctxOf(olive), await stage.memberOf(olive), { reviewId, memberId, role: "service" });
    }),
    looks(62, "09:44", [kofi, grace, ines, lena, ewan, piotr]),
    on(now, 62, "10:01", async (stage) => {
      const reviewId = await openReview(stage);
      await finishReview(stage.ctxOf(olive), await stage.memberOf(olive), { reviewId });
    }),
    on(now, 58, "11:25", changes(adam, samir, "technician")),
    starts(6, "14:00"),
    looks(6, "14:10", [olive, adam, mia, vera, nina, ines]),
    looks(4, "16:40", [samir, lena, ewan]),
  ];
};

const openReview = (stage: Stage) =>
  stage.find("open review", stage.sql`select id from access_reviews where finished_at is null`);
