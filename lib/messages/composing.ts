import type { SystemTx } from "@/db/scope";
import type { SecretKey } from "@/lib/secrets/derive-token";

/** What every message is written with. */
export interface Composing {
  readonly appUrl: string;
  readonly supportEmail: string;
  readonly mailKeys: readonly SecretKey[];
  readonly lockoutMinutes: number;
}

/**
 * Reads the state of this moment for one message. Null when there is nothing left to say: the invitation was revoked,
 * the link has expired, the person is gone (INV-17).
 */
export type Compose<Ids, Written> = (tx: SystemTx, ids: Ids, with_: Composing) => Promise<Written | null>;
