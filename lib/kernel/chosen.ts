import { z } from "zod";
import { seenField } from "./seen-field";

/** One of several that were chosen on a page, with the fingerprint of what it said of them. */
export interface Chosen {
  readonly id: string;
  readonly seen?: string | undefined;
}

/** As many at once as one goes through by eye, and as a person waits for. A page posts them in portions. */
export const chosenAtMost = 500;

export const chosenField = (id: RegExp) =>
  z
    .array(z.strictObject({ id: z.string().regex(id, "Check this answer"), seen: seenField }))
    .min(1, "Choose somebody")
    .max(chosenAtMost, `Choose at most ${chosenAtMost}`);

/** As one hidden field holds them, because a form refuses a field that is given twice: `mem_1=fingerprint mem_2`. */
export function writeChosen(chosen: readonly Chosen[]): string {
  return chosen.map(({ id, seen }) => (seen ? `${id}=${seen}` : id)).join(" ");
}

export function readChosen(given: unknown): unknown {
  if (typeof given !== "string") return given;
  return given
    .split(" ")
    .filter((part) => part !== "")
    .map((part): Chosen => {
      const [id = "", seen] = part.split("=", 2);
      return seen ? { id, seen } : { id };
    });
}
