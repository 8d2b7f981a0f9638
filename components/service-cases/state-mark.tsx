import { Check } from "lucide-react";
import { type CaseState, stateLabels } from "@/lib/service-cases/labels";

const looks: Readonly<Record<CaseState, string>> = {
  open: "text-warn",
  in_progress: "text-info",
  resolved: "text-muted",
};

/** Shape and word: hollow, full or a tick, so that colour never stands alone. */
export function StateMark({ state }: { state: CaseState }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm whitespace-nowrap ${looks[state]}`}>
      {state === "resolved" ? (
        <Check aria-hidden size={13} className="shrink-0" />
      ) : (
        <span
          aria-hidden
          className={`size-2 shrink-0 rounded-full ${state === "open" ? "border-[1.5px] border-warn" : "bg-info"}`}
        />
      )}
      {stateLabels[state]}
    </span>
  );
}
