import { readFileSync, writeFileSync } from "node:fs";
import { withGeneratedBlocks } from "./generated-blocks";
import { readNaming, withTests } from "./rules";

/** `npm run docs:generate`: brings what documents repeat from the code up to what the code says. */
function renew(document: string, written: (before: string) => string) {
  const path = new URL(`../${document}`, import.meta.url);
  const before = readFileSync(path, "utf8");
  const after = written(before);
  if (after !== before) writeFileSync(path, after);
  console.log(after === before ? `${document} is current.` : `${document} is written anew.`);
}

renew("README.md", withGeneratedBlocks);
renew("docs/rules.md", (before) => withTests(before, readNaming()));
