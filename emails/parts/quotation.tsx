import { Fragment } from "react";
import { light } from "./palette";

/** Words that a person wrote, set apart so that nobody takes them for ours: a bar here, ">" in the plain-text part. */
export function Quotation({ words }: { words: string }) {
  return (
    <blockquote
      className="rc-line rc-text"
      style={{
        margin: "0 0 20px",
        padding: "0 0 0 16px",
        borderLeft: `3px solid ${light.line}`,
        fontSize: "15px",
        lineHeight: "24px",
        color: light.text,
      }}
    >
      {words.split("\n").map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text have no other identity
        <Fragment key={position}>
          {position > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </blockquote>
  );
}
