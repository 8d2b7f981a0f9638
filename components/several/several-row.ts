import type { Refused } from "@/lib/kernel/form-state";

/** What became of one: what it was called where it worked, and why not where it did not. */
export interface SeveralRow {
  readonly id: string;
  readonly name: string | null;
  readonly refused: Pick<Refused, "code" | "reason" | "facts"> | null;
}

export interface SeveralAnswer {
  readonly rows: readonly SeveralRow[];
}
