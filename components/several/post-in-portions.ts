import { postAction } from "@/components/forms/post-action";
import { readChosen, writeChosen } from "@/lib/kernel/chosen";
import { echoed } from "@/lib/kernel/echo-form";
import type { FormAction, Refused } from "@/lib/kernel/form-state";
import type { SeveralAnswer, SeveralRow } from "./several-row";

interface Portions {
  action: FormAction<SeveralAnswer>;
  /** The hidden field in which the chosen are named. */
  field: string;
  /** About whom there is an answer already. Kept by the caller: after a proof the same post is repeated as it was. */
  rows: Map<string, SeveralRow>;
  /** Told after each portion, with how many are left; null when it is over. */
  onProgress: (progress: { readonly done: number; readonly all: number } | null) => void;
}

/** As many as one post is answered for within a few seconds. */
const perPost = 20;

/**
 * One post for each portion, so that a person sees it go on. What is refused about one of them stands beside that one; what
 * is about whoever asks ends it and is the form's answer. Sent again, it goes on behind what was done.
 */
export function postInPortions({ action, field, rows, onProgress }: Portions): FormAction<SeveralAnswer> {
  return async (previous, form) => {
    const named = readChosen(form.get(field)) as { id: string; seen?: string }[];
    const rest = named.filter(({ id }) => rows.get(id)?.refused !== null);
    const typed = form.get("confirmation");
    // The number is typed of all of them, and each post says its own; a wrong one is for the server to refuse.
    const isRight = typed === null || String(typed).trim() === String(named.length);
    const size = isRight ? perPost : Math.max(rest.length, 1);
    for (let from = 0; from < Math.max(rest.length, 1); from += size) {
      if (rest.length > size) onProgress({ done: from, all: rest.length });
      const portion = rest.slice(from, from + size);
      const fields = new FormData();
      for (const [name, value] of form) fields.set(name, value);
      fields.set(field, writeChosen(portion));
      if (typed !== null && isRight) fields.set("confirmation", String(portion.length));
      const answer = await postAction(action, previous, fields);
      if (answer.status === "refused" && !isAboutThem(answer)) {
        onProgress(null);
        return { ...answer, values: echoed(form) };
      }
      const answered =
        answer.status === "done"
          ? answer.value.rows
          : portion.map(({ id }) => ({ id, name: null, refused: answer.status === "refused" ? answer : null }));
      for (const row of answered) rows.set(row.id, row);
    }
    onProgress(null);
    return { status: "done", value: { rows: Array.from(rows.values()) } };
  };
}

/** Refused alike for all of a portion, an answer comes as one; it is about them all the same. */
function isAboutThem({ code, reason, fields }: Refused): boolean {
  if (code === "forbidden") return reason !== "lacks_permission";
  const isOfForm = Object.keys(fields).some((name) => fields[name] !== "changed_meanwhile");
  return !isOfForm && (code === "conflict" || code === "rate_limited" || code === "not_found");
}
