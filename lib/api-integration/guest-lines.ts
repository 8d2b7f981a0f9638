import { z } from "zod";
import { type EmailAddress, emailField } from "@/lib/kernel/email-address";
import { type MobileNumber, mobileField } from "@/lib/kernel/mobile-number";

export const mostGuests = 5;

/** As many lines as anybody pastes by mistake; what is beyond is no list of five. */
const mostLines = 100;

/** Lines as they were typed -> what stands in those that are not empty; the first that will not do is named by its number. */
function linesOf<Found>(field: z.ZodType<Found, string>, identity: (found: Found) => string, many: string) {
  return z.array(z.string().max(320)).transform((lines, context): readonly Found[] => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (lines.length > mostLines) return refuse(`Enter at most ${mostGuests} ${many}`);
    const found = new Map<string, { readonly value: Found; readonly line: number }>();
    for (const [index, text] of lines.entries()) {
      const line = index + 1;
      if (text.trim() === "") continue;
      const read = field.safeParse(text);
      if (!read.success) return refuse(`Line ${line}: ${read.error.issues[0]?.message}`);
      const before = found.get(identity(read.data));
      if (before) return refuse(`Line ${line} says the same as line ${before.line}`);
      found.set(identity(read.data), { value: read.data, line });
    }
    if (found.size > mostGuests) return refuse(`Enter at most ${mostGuests} ${many}; these are ${found.size}`);
    return Array.from(found.values(), ({ value }) => value);
  });
}

export const emailLines = linesOf<EmailAddress>(emailField, ({ canonical }) => canonical, "email addresses");
export const mobileLines = linesOf<MobileNumber>(mobileField, ({ e164 }) => e164, "mobile numbers");
