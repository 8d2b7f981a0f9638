import type { ReactNode } from "react";
import { light } from "./palette";

/** A heading inside a mail. */
export function Subheading({ children }: { children: ReactNode }) {
  return (
    <h2
      className="rc-text"
      style={{ margin: "24px 0 8px", fontSize: "17px", lineHeight: "24px", fontWeight: 600, color: light.text }}
    >
      {children}
    </h2>
  );
}

/** One line of a list, on a line of its own in the plain-text part too. */
export function Line({ title, children }: { title?: string; children?: ReactNode }) {
  return (
    <p
      data-fact="true"
      className="rc-text"
      style={{ margin: 0, padding: "4px 0", fontSize: "15px", lineHeight: "22px", color: light.text }}
    >
      {title ? <span style={{ fontWeight: 600, overflowWrap: "anywhere" }}>{title}</span> : null}
      {title && children ? " " : null}
      <span className={title ? "rc-muted" : "rc-text"} style={title ? { color: light.muted } : {}}>
        {children}
      </span>
    </p>
  );
}
