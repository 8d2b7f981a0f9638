"use client";

import { setNonce } from "get-nonce";

/**
 * Radix locks scrolling behind a dialog with a style element that it makes itself; it asks `get-nonce` for the nonce that
 * lets it pass the content security policy. Set while rendering, because an effect may come after the first dialog. Only
 * in the browser: on the server that module is shared by all requests.
 */
export function StyleNonce({ nonce }: { nonce: string | undefined }) {
  if (typeof window !== "undefined" && nonce) setNonce(nonce);
  return null;
}
