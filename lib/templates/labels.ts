import type { ProblemKind } from "./placeholders";

/** The ways in which a template's message goes out, as people call them. */
export const channelLabels = { text: "Text message", email: "Email", letter: "Letter" } as const;

export type Channel = keyof typeof channelLabels;
export const channels = Object.keys(channelLabels) as readonly Channel[];

/** What is wrong with a place that looks like a placeholder and is none, and what to do. */
export const placeholderWords: Readonly<Record<ProblemKind, string>> = {
  unclosed: "has no end. Close it with ))",
  empty: "has no name. Write one between the brackets, like ((name))",
  brackets_inside: "has brackets inside. The name of a placeholder cannot have any",
  full_width: "has full-width brackets. Write (( and )) instead",
  stray: "ends a placeholder that was not begun. If it is meant to be one, begin it with ((",
};
