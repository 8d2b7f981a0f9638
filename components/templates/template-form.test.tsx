import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { idle } from "@/lib/kernel/form-state";
import type { Channel } from "@/lib/templates/labels";
import { EditTemplateForm, NewTemplateForm } from "./template-form";

const stay = async () => idle;
const common = { action: stay, project: "prj_1", sender: "Northwind", cancel: "/" };

const edited = (channel: Channel) =>
  renderToStaticMarkup(
    <EditTemplateForm
      {...common}
      templateId="tpl_1"
      seen="1"
      template={{ channel, name: "Power cut", subject: channel === "email" ? "No power" : null, body: "Hello." }}
    />,
  );

test("a new template has its subject from the start, shown by the choice of email and by no script", () => {
  const page = renderToStaticMarkup(<NewTemplateForm {...common} folderId={null} />);
  expect(page).toMatch(/<form[^>]* class="[^"]*group\/new/);
  expect(page).toMatch(/<div class="hidden group-has-\[\[value=email\]:checked\]\/new:block">(?:(?!<\/div>).)*Subject/);
  expect(page).toContain('name="subject"');
});

test("of one that is there, an email has a subject and nothing else does", () => {
  expect(edited("email")).toMatch(/<input[^>]*name="subject"[^>]*value="No power"/);
  expect(edited("text")).not.toContain('name="subject"');
});
