import type { ReactNode } from "react";
import { linkInSentence } from "./refusal-sentence";

/** A refusal's sentence with its links. */
export function LinkedSentence({ children }: { children: string }): ReactNode {
  const [before, words, href, after] = children.split(linkInSentence);
  if (!words) return before;
  return (
    <>
      {before}
      <a href={href} className="underline underline-offset-2">
        {words}
      </a>
      {after ? <LinkedSentence>{after}</LinkedSentence> : null}
    </>
  );
}
