"use client";

import { useEffect } from "react";
import type { AcceptedPasskeys as Accepted } from "@/lib/two-factor/accepted-passkeys";
import { signalAccepted } from "./passkey-signals";

/** Tells the browser which passkeys still work, whenever the list of them is drawn: one that was removed is offered no more. */
export function AcceptedPasskeys({ rpId, userId, allAcceptedCredentialIds }: Accepted) {
  const ids = allAcceptedCredentialIds.join(" ");
  useEffect(() => {
    void signalAccepted({ rpId, userId, allAcceptedCredentialIds: ids.split(" ").filter(Boolean) });
  }, [rpId, userId, ids]);
  return null;
}
