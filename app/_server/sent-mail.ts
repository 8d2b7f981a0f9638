import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { seal, unseal } from "@/lib/secrets/seal";
import { context } from "./context";
import { cookieOptions, named } from "./cookies";

/** As long as the link in the mail works. */
const minutes = 60;

/** What a form was filled in with, as text; never a password. */
const sentMail = z.record(z.string(), z.string());
type SentMail = Readonly<Record<string, string>>;

const cookie = () => named("rollcall_sent");
const place = (purpose: string) => ({ table: "cookie", column: "sent", owner: purpose });

/**
 * Remembers in this browser where a mail went, so that the page that says so can name the address: not in its own address,
 * which stands in logs. Sealed, since what a browser keeps may be read by others (AU-05).
 */
export async function keepSentMail(purpose: string, filledIn: Readonly<Record<string, string | null>>): Promise<void> {
  const endsAt = Date.now() + minutes * 60_000;
  const text = JSON.stringify({ ...filledIn, endsAt: String(endsAt) }, (_, value) => value ?? "");
  const sealed = seal((await context()).sealKeys, place(purpose), new TextEncoder().encode(text));
  (await cookies()).set(cookie(), sealed, cookieOptions(new Date(endsAt)));
}

/** What `keepSentMail` remembers; null for nothing, for another form's, or for what is too old. */
export async function sentMailHere(purpose: string): Promise<SentMail | null> {
  const sealed = (await cookies()).get(cookie())?.value;
  if (!sealed) return null;
  try {
    const text = unseal((await context()).sealKeys, place(purpose), sealed).toString("utf8");
    const { endsAt, ...filledIn } = sentMail.parse(JSON.parse(text));
    return Number(endsAt) > Date.now() ? filledIn : null;
  } catch {
    // Another form's, changed, or sealed under a key that is gone: as good as none.
    return null;
  }
}
