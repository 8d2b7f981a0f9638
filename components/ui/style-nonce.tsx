"use client";

import { getNonce, setNonce } from "get-nonce";

/**
 * Radix locks scrolling behind a dialog with a style element that it makes itself; it asks `get-nonce` for the nonce that
 * lets it pass the content security policy. Set while rendering, because an effect may come after the first dialog. Only
 * in the browser: on the server that module is shared by all requests. And only the first: the document keeps the policy
 * that it came with, while an action's redirect renders this layout again with the nonce of another answer.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (typeof window !== "undefined" && nonce && !getNonce()) setNonce(nonce);
  return null;
}
