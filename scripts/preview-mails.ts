import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderMail } from "../emails/render-mail";
import { allMails } from "../lib/jobs/all-messages";

/** Writes every mail with its example values as HTML and plain text: `node --import tsx scripts/preview-mails.ts FOLDER`. */
const folder = process.argv[2];
if (!folder) {
  console.error("Say where to write the previews: node --import tsx scripts/preview-mails.ts FOLDER");
  process.exit(1);
}

await mkdir(folder, { recursive: true });
for (const { name, subject, template } of allMails) {
  const loaded = await template();
  const { html, text } = await renderMail(subject, loaded, loaded.example);
  await writeFile(join(folder, `${name}.html`), html);
  await writeFile(join(folder, `${name}.txt`), `Subject: ${subject}\n\n${text}\n`);
}
console.log(`${allMails.length} mails in ${folder}`);
