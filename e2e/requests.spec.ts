import { plantPlace, plantProject } from "../lib/testing/plant-project";
import { addAccount, addTwo, memberIdOf } from "./fixtures/arrange";
import { expect, test } from "./fixtures/test";

test("a colleague asks to join a project, its manager lets them in from the inbox, and the project goes live", async ({
  page,
  sql,
  signInAs,
  browser,
  mailTo,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const manager = await addAccount(sql, { name: "Adam Khan" });
  await sql`insert into members (id, organisation_id, user_id, role_id)
    values (${`mem_${manager.userId.slice(4)}`}, ${organisation.id}, ${manager.userId}, 'rol_member')`;
  const project = await plantProject(sql, organisation, "Grid notices");
  for (const who of [owner, manager]) await plantPlace(sql, project, await memberIdOf(sql, organisation, who));
  const base = `/orgs/${organisation.slug}`;

  await signInAs(owner);
  await page.goto(`${base}/settings`);
  await page.getByLabel("Members can ask to join projects").check();
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Settings saved").first()).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  await signInAs(member, theirs.context());
  await theirs.goto(`${base}/projects`);
  await theirs.getByRole("link", { name: "Ask to join a project" }).first().click();
  await theirs.getByRole("link", { name: "Ask to join Grid notices" }).click();
  await expect(theirs.getByRole("heading", { name: "Ask to join Grid notices" })).toBeVisible();
  await theirs.getByLabel(manager.name).check();
  await theirs.getByRole("button", { name: "Send request" }).click();
  await expect(theirs.getByText("Say why, in a sentence or two").first()).toBeVisible();
  await theirs.getByLabel("Reason").fill("I answer the phones from December.");
  await theirs.getByRole("button", { name: "Send request" }).click();
  await expect(theirs.getByText("Your request is sent").first()).toBeVisible();
  await expect(theirs.getByRole("list", { name: "Asked by you" })).toContainText("To join Grid notices");

  expect((await mailTo(manager.email, /asks to join/)).text).toContain("I answer the phones");
  const answering = await (await browser.newContext()).newPage();
  await signInAs(manager, answering.context());
  await answering.goto(base);
  await answering.getByRole("link", { name: "Requests 1 waiting" }).click();
  await answering.getByRole("link", { name: `Approve ${member.name} joining Grid notices` }).click();
  await answering.getByLabel("See dashboard").check();
  await answering.getByLabel("Add and edit templates").check();
  await answering.getByRole("button", { name: "Save" }).click();
  await expect(answering.getByText("You approved the request").first()).toBeVisible();
  await expect(answering.getByRole("region", { name: "Decided lately" })).toContainText(`${member.name} asked to join`);

  expect((await mailTo(member.email, /was answered/)).text).toContain("See dashboard, Add and edit templates");
  await theirs.goto(`${base}/projects/${project}`);
  await expect(theirs.getByRole("heading", { name: "Grid notices" })).toBeVisible();

  // Put forward by a manager, and decided by the owner, to whom a platform admin left it.
  await sql`update organisations set can_approve_own_go_live_requests = true where id = ${organisation.id}`;
  await sql`update members set can_make_services_live = true where user_id = ${owner.userId}`;
  await answering.goto(`${base}/projects/${project}`);
  await answering.getByRole("link", { name: "Request to go live" }).click();
  await answering.getByLabel("Reason").fill("All texts are checked.");
  await answering.getByRole("button", { name: "Send request" }).click();
  await expect(answering.getByRole("region", { name: "Waiting for an answer" })).toContainText(
    "All texts are checked.",
  );
  await page.goto(`${base}/requests`);
  await page.getByRole("link", { name: "Reject Grid notices going live" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Say why, so that they know what to do next").first()).toBeVisible();
  await page.getByLabel("Approve").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("You approved the request").first()).toBeVisible();
  expect((await mailTo(manager.email, /go live was answered/)).text).toContain("It is live from now on.");
  await answering.reload();
  await expect(answering.getByText("This project is live.")).toBeVisible();
});
