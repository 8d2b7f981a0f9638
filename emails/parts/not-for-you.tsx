import type { ReactNode } from "react";
import { Paragraph } from "./paragraph";

/** What to do if the mail reached the wrong person, or tells of something that its reader did not do. */
export function NotForYou({ children }: { children: ReactNode }) {
  return (
    <Paragraph muted>
      <strong>If this was not meant for you:</strong> {children}
    </Paragraph>
  );
}
