import { cast } from "@/db/seed";
import { createId } from "@/lib/kernel/ids";
import { describeMails, type MailCase } from "@/lib/testing/describe-mails";
import { openMailBench } from "@/lib/testing/mail-bench";
import { plantCase } from "@/lib/testing/plant-case";
import { plantPlace, plantProject } from "@/lib/testing/plant-project";
import { appUrl } from "@/lib/testing/post-room";
import { joinTeam, memberActor } from "@/lib/testing/test-context";
import { assignCase } from "./assign-case";
import { commentOnCase } from "./comment-on-case";
import * as mails from "./mails";

const { olive, northwind } = cast;
const bench = openMailBench();
const { person, archive, leave, close, queuedBy } = bench;

/** Somebody of the `service` role who opened a case, and Olive, who works on it. */
async function atCase() {
  const projectId = await plantProject(bench.sql, northwind, `Harbour works ${createId("prj")}`);
  const who = await person("Member");
  const memberId = await joinTeam(bench.sql, who, northwind, "service");
  const planted = await plantCase(bench.sql, projectId, { by: who.userId, title: "Relay 3 sends no readings" });
  const claim = { ...(await memberActor(bench.sql, olive, northwind)), projectId };
  const url = `${appUrl}/orgs/${northwind.slug}/projects/${projectId}/cases`;
  const ids = { userId: who.userId, memberId, projectId, caseId: planted.caseId };
  return { who, memberId, claim, ids, caseId: planted.caseId, links: [`${url}/${planted.number}`, url] };
}

const says = [olive.name, northwind.name, "Harbour works", "1: Relay 3 sends no readings"];

const silencedByAny = {
  "the case was deleted": ({ caseId = "" }) => bench.sql`delete from service_cases where id = ${caseId}`,
  "they want no such mails": ({ memberId = "" }) =>
    bench.sql`update members set receives_case_mails = false where id = ${memberId}`,
  "their role no longer sees cases": ({ memberId = "", projectId = "" }) =>
    plantPlace(bench.sql, projectId, memberId).then(
      () => bench.sql`update members set role_id = 'rol_content_manager' where id = ${memberId}`,
    ),
  "they can no longer open the project": ({ memberId = "" }) =>
    bench.sql`update members set role_id = 'rol_member' where id = ${memberId}`,
  "the account was archived": archive,
  "the project was deleted": ({ projectId = "" }: Readonly<Record<string, string>>) =>
    bench.sql`update projects set deleted_at = now(), deleted_by = 'usr_x' where id = ${projectId}`,
  "the organisation was deleted": close,
} satisfies MailCase["silencedBy"];

describeMails(bench, mails, {
  caseAssignedMail: {
    async make() {
      const { who, memberId, claim, ids, caseId, links } = await atCase();
      return {
        message: await queuedBy(mails.caseAssignedMail, () => assignCase(bench.ctx, claim, { caseId, memberId })),
        to: { name: who.name, address: who.address },
        says: [who.name, ...says],
        links,
        ids,
      };
    },
    silencedBy: {
      ...silencedByAny,
      "it is nobody's again": ({ caseId = "" }) =>
        bench.sql`update service_cases set state = 'open', assignee_id = null where id = ${caseId}`,
      "it is resolved": ({ caseId = "" }) =>
        bench.sql`update service_cases set state = 'resolved' where id = ${caseId}`,
    },
  },
  caseNewsMail: {
    async make() {
      const { who, claim, ids, caseId, links } = await atCase();
      return {
        message: await queuedBy(mails.caseNewsMail, () =>
          commentOnCase(bench.ctx, claim, { caseId, comment: "Secret." }),
        ),
        to: { name: who.name, address: who.address },
        says: [who.name, `${olive.name} commented on`, ...says],
        links,
        ids,
      };
    },
    silencedBy: { ...silencedByAny, "the member was removed": leave },
  },
});
