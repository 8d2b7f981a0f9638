import type { RefusalCode } from "@/lib/kernel/refusal";

/** What a refusal is in HTTP, for answers that are no pages: files and the API. */
export const refusalStatus: Readonly<Record<RefusalCode, number>> = {
  not_found: 404,
  forbidden: 403,
  invalid: 400,
  conflict: 409,
  expired: 410,
  rate_limited: 429,
  verification_required: 403,
  unavailable: 503,
};
