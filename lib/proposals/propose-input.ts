import { z } from "zod";
import { emailField } from "@/lib/kernel/email-address";
import { mobileField } from "@/lib/kernel/mobile-number";
import { proposableMethodField } from "./input";

const asked = { personId: z.string().max(64) };

/**
 * A value, read as its kind asks. Apart from input.ts, which forms take into the browser: the numbers of the world would
 * come along.
 */
export const proposeChangeInput = z
  .strictObject({
    ...asked,
    kind: z.enum(["sign_in_method", "email", "mobile"], "Check this answer"),
    value: z.string().max(320, "This is too long").default(""),
  })
  .pipe(
    z.discriminatedUnion("kind", [
      z.object({ ...asked, kind: z.literal("sign_in_method"), value: proposableMethodField }),
      z.object({ ...asked, kind: z.literal("email"), value: emailField }),
      z.object({ ...asked, kind: z.literal("mobile"), value: mobileField }),
    ]),
  );
