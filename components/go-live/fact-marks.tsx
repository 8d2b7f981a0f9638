import { Check, X } from "lucide-react";
import type { GoLiveFacts } from "@/lib/go-live/go-live-facts";

const few = (number: number, noun: string) => `${number === 0 ? "No" : number} ${noun}${number === 1 ? "" : "s"}`;

/** What a project has of what it needs to be live. */
export function goLiveMarks({ managers, templates, emailSenders, textSenders }: GoLiveFacts) {
  return [
    { key: "managers", label: managers >= 2 ? "2 managers" : few(managers, "manager"), isThere: managers >= 2 },
    { key: "templates", label: few(templates, "template"), isThere: templates > 0 },
    {
      key: "senders",
      label: textSenders > 0 ? "Text sender name set" : "No text sender name",
      isThere: textSenders > 0,
    },
    {
      key: "senders",
      label: emailSenders > 0 ? "Reply-to address set" : "No reply-to address",
      isThere: emailSenders > 0,
    },
  ] as const;
}

export function FactMarks({ facts }: { facts: GoLiveFacts }) {
  return (
    <ul aria-label="What the project has" className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {goLiveMarks(facts).map(({ label, isThere }) => (
        <li key={label} className="inline-flex items-center gap-2">
          {isThere ? (
            <Check aria-hidden size={14} className="shrink-0 text-accent" />
          ) : (
            <X aria-hidden size={14} className="shrink-0 text-faint" />
          )}
          {label}
        </li>
      ))}
    </ul>
  );
}
