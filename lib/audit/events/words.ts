import { labelsOfProject } from "@/lib/permissions/project-labels";

/** "1 member", "2 members". */
export function count(number: number, noun: string, several = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : several}`;
}

/** "1 December 2026" of "2026-12-01". */
export function longDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { timeZone: "UTC", dateStyle: "long" });
}

/** What somebody holds in a project, at the end of a sentence. */
export function withPermissions(held: readonly string[]): string {
  const labels = labelsOfProject(held);
  return labels.length === 0 ? ", with no permission" : ` with ${labels.map((label) => `“${label}”`).join(", ")}`;
}
