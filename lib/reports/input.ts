import { z } from "zod";
import { seenField } from "@/lib/kernel/seen-field";
import { roleField } from "@/lib/roles/input";

const id = z.string().max(64);

export const subscribeInput = z.strictObject({ receives: z.boolean("Check this answer"), seen: seenField });

export const reviewInput = z.strictObject({ reviewId: id });

export const finishInput = reviewInput.extend({
  /** How many were not looked at, as the person was told who finishes all the same. */
  notSeen: z.number().int().min(0).max(1_000_000).optional(),
});

export const reviewRowInput = z.strictObject({ reviewId: id, memberId: id, seen: seenField });

export const lowerInput = reviewRowInput.extend({ role: roleField });

export const removeInput = reviewRowInput.extend({
  /** The member's name, typed. */
  confirmation: z.string().max(256),
});
