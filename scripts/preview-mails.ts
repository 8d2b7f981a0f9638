import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type MessageName, templates } from "../emails/index";
import { renderMail } from "../emails/render-mail";

/** Writes every mail with its example values as HTML and plain text: `node --import tsx scripts/preview-mails.ts FOLDER`. */
const folder = process.argv[2];
if (!folder) {
  console.error("Say where to write the previews: node --import tsx scripts/preview-mails.ts FOLDER");
  process.exit(1);
}

await mkdir(folder, { recursive: true });
for (const name of Object.keys(templates) as MessageName[]) {
  const { subject, html, text } = await renderMail(name, templates[name].preview);
  await writeFile(join(folder, `${name}.html`), html);
  await writeFile(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}\n`);
}
console.log(`${Object.keys(templates).length} mails in ${folder}`);
