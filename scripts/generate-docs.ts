import { readFileSync, writeFileSync } from "node:fs";
import { withGeneratedBlocks } from "./generated-blocks";

/** `npm run docs:generate`: brings the tables of the README up to what the code says. */
const path = new URL("../README.md", import.meta.url);
const before = readFileSync(path, "utf8");
const after = withGeneratedBlocks(before);
if (after !== before) writeFileSync(path, after);
console.log(after === before ? "README.md is current." : "README.md is written anew.");
