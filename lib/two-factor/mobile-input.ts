import { z } from "zod";
import { mobileField } from "@/lib/kernel/mobile-number";

/** Apart from input.ts, which forms take into the browser: the numbers of the world would come along (99 kB). */
export const askMobileCodeInput = z.strictObject({ mobile: mobileField });
