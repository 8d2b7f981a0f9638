import { z } from "zod";
import { pageFields } from "@/lib/kernel/page";

/** From a URL, so what does not fit is left out rather than refused: the log is shown all the same. */
const short = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // PostgreSQL knows no text with a zero byte.
  .regex(/^[^\0]*$/)
  .optional()
  .catch(undefined);
// Four-digit years from ours on: PostgreSQL and the calendars of browsers agree on them.
const day = z.iso
  .date()
  .regex(/^[12]\d{3}/)
  .optional()
  .catch(undefined);

export const auditFilter = {
  /** A user's or membership's id, an address, or part of a name. */
  person: short,
  action: short,
  /** Days in the organisation's zone, both included. */
  from: day,
  to: day,
};

/** Without the number of the first row, which other lists tell on: here the entries' own numbers say it. */
const { after, before } = pageFields;
export const listAuditEventsInput = z.strictObject({ ...auditFilter, after, before });

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportAuditLogInput = z.strictObject({
  ...auditFilter,
  format: z.enum(exportFormats, { error: "Choose a format" }),
});

export const chainVerdictInput = z.strictObject({
  /** Where the step before ended. */
  afterSeq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

export const accessOnInput = z.strictObject({ on: day });
