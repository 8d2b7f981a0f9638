import sharp from "sharp";
import { plantProject } from "../lib/testing/plant-project";
import { addTwo } from "./fixtures/arrange";
import { expectHeading } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const blue = { create: { width: 900, height: 300, channels: 3, background: "#0b6450" } } as const;

test("a manager gives a project a logo, a name and senders, and is told what is wrong with a file", async ({
  page,
  sql,
  signInAs,
}) => {
  const { owner, organisation } = await addTwo(sql, "member");
  const project = await plantProject(sql, organisation, "Harbour substation");
  const place = `/orgs/${organisation.slug}/projects/${project}`;
  await signInAs(owner);
  await page.goto(place);
  await page.getByRole("navigation", { name: "Project" }).getByRole("link", { name: "Settings" }).click();
  await expectHeading(page, "Settings");

  const name = page.getByLabel("Name on messages");
  await name.fill("Harbour Power");
  const choose = (file: string, buffer: Buffer) =>
    page.getByLabel("Logo", { exact: true }).setInputFiles({ name: file, mimeType: "image/png", buffer });
  const upload = page.getByRole("button", { name: "Upload logo" });
  const refused = async (file: string, buffer: Buffer, why: string) => {
    await choose(file, buffer);
    await upload.click();
    await expect(page.getByRole("alert").first()).toContainText(why);
    // What was typed elsewhere on the page stays.
    await expect(name).toHaveValue("Harbour Power");
  };
  await refused("logo.png", Buffer.from("<html><script>alert(1)</script></html>"), "not a picture that can be used");
  await refused("logo.png", Buffer.from("<svg onload='alert(1)'></svg>"), "SVG files can hold programs");
  await refused("logo.png", Buffer.alloc(10 * 1024 * 1024), "larger than 1 MB");
  await refused("logo.png", (await sharp(blue).png().toBuffer()).subarray(0, 500), "damaged or cut off");

  // Nearly as large as may be: through the node server, Next and the action.
  const heavy = Buffer.concat([await sharp(blue).jpeg().toBuffer(), Buffer.alloc(1024 * 1024 - 20_000, "x")]);
  await choose("logo.jpg", heavy);
  await upload.click();
  const logo = page.getByRole("img", { name: /^Logo of/ });
  await expect(logo).toBeVisible();
  const size = () =>
    logo.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [naturalWidth, naturalHeight]);
  await expect.poll(size).toEqual([400, 133]);
  const served = await page.request.get(`${place}/logo`);
  expect(served.headers()).toMatchObject({
    "content-type": "image/png",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=300",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  });
  expect((await served.body()).length).toBeLessThan(20_000);

  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Name saved").first()).toBeVisible();
  await page.getByRole("radiogroup", { name: "Email sign-in" }).getByRole("radio", { name: /^On/ }).check();
  await page
    .locator("form")
    .filter({ has: page.getByRole("radiogroup", { name: "Email sign-in" }) })
    .getByRole("button", { name: "Save" })
    .click();
  await expect(page.getByText("Email sign-in saved").first()).toBeVisible();

  for (const sender of ["Harbour", "Quay"]) {
    await page.getByRole("link", { name: "Add a sender name" }).click();
    await expectHeading(page, "Add a sender name");
    await page.getByLabel("Text message sender name").fill("no");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("alert").first()).toContainText("at least 3 characters");
    await page.getByLabel("Text message sender name").fill(sender);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByText("The sender is added.").first()).toBeVisible();
  }
  const senders = page.getByRole("list", { name: "Text message sender names" });
  await expect(senders.getByRole("listitem")).toHaveText([/Harbour Default/, /Quay/]);
  await senders.getByRole("link", { name: "Change Harbour" }).click();
  await expect(page.getByText("Make another one the default first")).toBeVisible();
  await page.getByRole("link", { name: "Cancel" }).click();
  await senders.getByRole("link", { name: "Change Quay" }).click();
  await page.getByRole("button", { name: "Make this the default" }).click();
  await expect(senders.getByRole("listitem")).toHaveText([/Quay Default/, /Harbour/]);
  await senders.getByRole("link", { name: "Change Harbour" }).click();
  await page.getByRole("button", { name: "Remove Harbour" }).click();
  await expect(senders.getByRole("listitem")).toHaveText([/Quay Default/]);

  await page.getByRole("button", { name: "Remove logo" }).click();
  await expect(logo).toBeHidden();
  expect((await page.request.get(`${place}/logo`)).status()).toBe(404);
});
