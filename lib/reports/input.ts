import { z } from "zod";
import { roleField } from "@/lib/roles/input";

const id = z.string().max(64);

export const subscribeInput = z.strictObject({ receives: z.boolean("Check this answer") });

export const reviewInput = z.strictObject({ reviewId: id });

export const reviewRowInput = z.strictObject({ reviewId: id, memberId: id });

export const lowerInput = reviewRowInput.extend({ role: roleField });

export const removeInput = reviewRowInput.extend({
  /** The member's name, typed. */
  confirmation: z.string().max(256),
});
