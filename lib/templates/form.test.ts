import { expect, test } from "vitest";
import { createTemplateForm } from "./form";

const posted = { folderId: "", channel: "email", name: "Power cut", subject: "Dear ((name", body: "Hello." };

test("a subject that was typed before it became a text is neither refused nor kept", () => {
  expect(createTemplateForm.schema.parse({ ...posted, channel: "text" })).toMatchObject({ subject: null });
  expect(createTemplateForm.schema.safeParse(posted).error?.issues).toMatchObject([{ path: ["subject"] }]);
  expect(createTemplateForm.schema.parse({ ...posted, subject: "Hello" })).toMatchObject({ subject: "Hello" });
});
