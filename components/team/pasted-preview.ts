import { addressesAtMost } from "@/lib/invitations/form";
import type { Pasted } from "@/lib/kernel/pasted-people";

const namedAtMost = 5;

/** What a pasted list is read as, before it is sent: how many people, and each thing that is no address, by its line. */
export function pastedPreview(pasted: readonly Pasted[]): string {
  if (pasted.length === 0) return "";
  if (pasted.length > addressesAtMost)
    return `These are ${pasted.length} addresses; at most ${addressesAtMost} can be invited at once.`;
  const wrong = pasted.filter(({ email }) => !email);
  const found = pasted.length - wrong.length;
  const names = pasted.filter(({ name }) => name).length;
  const withNames = names === 0 ? "" : `, ${names} with a name`;
  const count = `${found} ${found === 1 ? "address" : "addresses"} found${withNames}.`;
  return wrong.length === 0 ? count : `${count} ${wrongSentence(wrong)}`;
}

function wrongSentence(wrong: readonly Pasted[]): string {
  const first = wrong.slice(0, namedAtMost).map(({ text, line }) => `“${shortened(text)}” (line ${line})`);
  const more = wrong.length > namedAtMost ? ` and ${wrong.length - namedAtMost} more` : "";
  return `Not an email address: ${first.join(", ")}${more}.`;
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
