import { gsmLength, gsmMost } from "@/lib/ports/gsm-text";

/**
 * The words around a code. The last line is what browsers read to fill the code in, on this host's pages only
 * (https://wicg.github.io/sms-one-time-codes/); a host too long for one message's worth does without.
 */
export function codeText(code: string, appUrl: string): string {
  const words = `${code} is your Rollcall code. Nobody from Rollcall will ever ask you for it.`;
  const bound = `${words}\n\n@${new URL(appUrl).hostname} #${code}`;
  return (gsmLength(bound) ?? Number.POSITIVE_INFINITY) <= gsmMost ? bound : words;
}
