import { z } from "zod";

/** A day without a time: ISO 8601, as date fields post it. Whose day it is, the command knows. */
export const dayField = z.iso.date("Enter a day, like 2026-12-01");
