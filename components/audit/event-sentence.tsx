import type { EventWords } from "@/lib/audit/describe-event";

/** What happened, the names of people standing out. */
export function EventSentence({ words }: { words: readonly EventWords[] }) {
  return words.map(({ text, isName }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never move
    isName ? <b key={index}>{text}</b> : text,
  );
}
