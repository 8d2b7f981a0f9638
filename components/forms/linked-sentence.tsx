import type { ReactNode } from "react";
import { linkInSentence } from "./refusal-sentence";

/** A refusal's sentence with its links. */
export function LinkedSentence({ children }: { children: string }): ReactNode {
  const found = linkInSentence.exec(children);
  if (!found) return children;
  const [whole, words, href] = found;
  const after = children.slice(found.index + whole.length);
  return (
    <>
      {children.slice(0, found.index)}
      <a href={href} className="underline underline-offset-2">
        {words}
      </a>
      {after ? <LinkedSentence>{after}</LinkedSentence> : null}
    </>
  );
}
