import type { SeveralAnswer } from "@/components/several/several-row";
import type { ForEach } from "@/lib/usecase/for-each";

/** What became of each of several, for the page: by name where it worked. */
export function rowsOf<Value>({ rows }: ForEach<Value>, nameOf: (value: Value) => string): SeveralAnswer {
  return {
    rows: rows.map((row) =>
      "refused" in row
        ? { id: row.id, name: null, refused: row.refused }
        : { id: row.id, name: nameOf(row.value), refused: null },
    ),
  };
}
