import { type Person, signIns } from "./people";

const steps = {
  app: "code of the app, at /dev/codes",
  text: "text message, in the mailbox",
  passkey: "passkey",
} as const;

const secondStep = ({ second }: Person) => (second ? steps[second] : "none");

/** Whom to sign in as, as a table for the terminal. */
export function signInTable(): string {
  const rows = [
    ["Email address", "Role", "Second step"],
    ...signIns.map(([who, role]) => [who.email, role, secondStep(who)]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `  ${row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("   ")
      .trimEnd()}`;
  const [head = [], ...body] = rows;
  return [line(head), `  ${widths.map((width) => "-".repeat(width)).join("   ")}`, ...body.map(line)].join("\n");
}
