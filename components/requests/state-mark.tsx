import { Check, Clock, Minus, X } from "lucide-react";
import type { RequestState } from "@/lib/requests/list-asked-requests";
import { stateWords } from "./request-words";

const icons = { pending: Clock, approved: Check, rejected: X, withdrawn: Minus, joined: Check } as const;

/** What became of a request: a word with its mark, never a colour alone. */
export function StateMark({ state }: { state: RequestState }) {
  const Icon = icons[state];
  return (
    <span
      className={`inline-flex items-center gap-2 text-sm ${state === "approved" ? "text-accent-text" : "text-muted"}`}
    >
      <Icon aria-hidden size={14} className="shrink-0" />
      {stateWords[state]}
    </span>
  );
}
