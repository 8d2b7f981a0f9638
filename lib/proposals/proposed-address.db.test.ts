import { expect, test } from "vitest";
import { confirmEmailChange } from "@/lib/accounts/confirm-email-change";
import { plantEmailChange } from "@/lib/testing/email-change";
import { refusalOf, refusesUnwritten } from "@/lib/testing/observe";
import { plantSession } from "@/lib/testing/plant";
import { plantPlace, plantProposal } from "@/lib/testing/plant-project";
import { openProjectStages } from "@/lib/testing/project-stages";
import { visitor } from "@/lib/testing/test-context";
import { castPassword } from "@/lib/testing/world";
import { confirmProposal } from "./confirm-proposal";

/** Whoever proposes an address may read its mailbox: the link in it must not be enough to take the account. */
const { world, raise } = openProjectStages();

const addressOf = async ({ userId }: { userId: string }) =>
  (await world.sql`select email_canonical as email from users where id = ${userId}`)[0]?.email;

test("a yes to a proposed address begins a change that is marked as proposed, and none to the address that one has", async () => {
  const stage = await raise();
  const [manager, colleague] = [await stage.join("member"), await stage.join("member")];
  const { projectId } = await stage.asInProject(manager);
  await plantPlace(world.sql, projectId, colleague.memberId, []);
  const theirs = await stage.user(colleague);
  const same = await plantProposal(world.sql, projectId, colleague, manager, { kind: "email", value: colleague.email });
  const answer = (proposalId: string) => confirmProposal(stage.ctx, theirs, { proposalId, password: castPassword });
  expect(await refusalOf(answer(same))).toMatchObject({ reason: "answered_already" });
  await world.sql`delete from proposals`;
  const other = { kind: "email", value: "trap@elsewhere.example" } as const;
  await answer(await plantProposal(world.sql, projectId, colleague, manager, other));
  const waiting = await world.sql`select is_proposed from email_changes where user_id = ${colleague.userId}`;
  expect([...waiting]).toEqual([{ is_proposed: true }]);
});

test("its link works only in a browser where the person is signed in", async () => {
  const stage = await raise();
  const [manager, colleague] = [await stage.join("member"), await stage.join("member")];
  const change = { to: "trap@elsewhere.example", isConfirmed: false, isProposed: true };
  const { confirm: token } = await plantEmailChange(world.sql, world.ctx, colleague, change);
  const [theirs, another] = [await plantSession(world.sql, colleague), await plantSession(world.sql, manager)];
  const over = await plantSession(world.sql, colleague);
  await world.sql`update sessions set created_at = now() - interval '1 day', expires_at = now() where id = ${over.id}`;
  for (const sessionToken of [null, "", another.token, over.token]) {
    const act = () => confirmEmailChange(stage.ctx, { ...visitor(), sessionToken }, { token });
    expect(await refusesUnwritten(world.sql, act)).toMatchObject({
      reason: "sign_in_as_them",
      facts: { name: colleague.name },
    });
  }
  expect(await addressOf(colleague)).toBe(colleague.email);
  await confirmEmailChange(stage.ctx, { ...visitor(), sessionToken: theirs.token }, { token });
  expect(await addressOf(colleague)).toBe("trap@elsewhere.example");
});
