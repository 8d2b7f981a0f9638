import { expect, test } from "vitest";
import { asSystem } from "@/db/scope";
import { getInvitation } from "@/lib/invitations/get-invitation";
import { invitationMail } from "@/lib/invitations/mails";
import { queued } from "@/lib/testing/observe";
import { openProjectStages } from "@/lib/testing/project-stages";
import { invitee, tokenOf } from "@/lib/testing/test-context";
import { inviteToProject } from "./invite-to-project";

/** What an invitation into a project says to somebody who is in the organisation already: their role is not in question. */
const { world, raise } = openProjectStages();

async function invited(isColleague: boolean) {
  const stage = await raise();
  const claim = await stage.asInProject(await stage.join("administrator"));
  const person = isColleague ? await stage.join("developer") : await stage.person();
  await inviteToProject(stage.ctx, claim, { email: person.email, permissions: ["view_activity"], folders: [] });
  const [ids] = (await queued(world.sql, invitationMail)).filter((each) => each.organisationId === stage.team.id);
  if (!ids) throw new Error("no mail");
  const mailed = await tokenOf(world.sql, world.ctx, "invitations", ids.invitationId);
  const look = async (link: string, who?: typeof person) =>
    getInvitation(stage.ctx, invitee(link, ...(who ? [await stage.user(who)] : [])), {});
  const mail = await asSystem(stage.ctx.db, (tx) =>
    invitationMail.definition.write(tx, ids, {
      ...stage.ctx,
      supportEmail: "help@rollcall.example",
      lockoutMinutes: 30,
    }),
  );
  return { stage, person, mailed, copied: mailed.split("~")[0] ?? "", look, mail };
}

test("a colleague keeps the role that they have, on the page and in the mail", async () => {
  const { person, mailed, copied, look, mail } = await invited(true);
  for (const view of [await look(mailed), await look(mailed, person), await look(copied, person)])
    expect(view).toMatchObject({ roleLabel: "Developer", keepsRole: true });
  expect(mail?.props).toMatchObject({ roleLabel: "Developer", roleSentence: "", keepsRole: true });
});

test("whoever only has the copied link learns nothing of who is in the organisation", async () => {
  const { stage, copied, look } = await invited(true);
  for (const view of [await look(copied), await look(copied, stage.owner)])
    expect(view).toMatchObject({ roleLabel: "Member", keepsRole: false });
});

test("somebody new is told the role that they will have", async () => {
  const { mailed, look, mail } = await invited(false);
  expect(await look(mailed)).toMatchObject({ roleLabel: "Member", keepsRole: false });
  expect(mail?.props).toMatchObject({ roleLabel: "Member", keepsRole: false });
});
