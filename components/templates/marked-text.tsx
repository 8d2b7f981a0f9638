import type { ReactNode } from "react";
import { readPlaceholders } from "@/lib/templates/placeholders";

/** A placeholder as it stands in a text. */
export function Placeholder({ children }: { children: ReactNode }) {
  return <mark className="rounded-sm bg-warn-soft px-0.5 font-medium text-warn">{children}</mark>;
}

/** A template's text with its placeholders marked; lines stay where they are. */
export function MarkedText({ text }: { text: string }) {
  const { pieces } = readPlaceholders(text);
  let at = 0;
  return pieces.map((piece) => {
    at += piece.text.length;
    return piece.kind === "text" ? piece.text : <Placeholder key={at}>{piece.text}</Placeholder>;
  });
}
