"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useHydrated } from "@/components/ui/use-hydrated";

/** Whether this browser can use security keys; null until JavaScript has said so. */
export function useKeySupport(): boolean | null {
  return useHydrated() ? browserSupportsWebAuthn() : null;
}
