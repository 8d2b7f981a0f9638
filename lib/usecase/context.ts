import type { Database } from "@/db/client";
import type { Clock } from "@/lib/kernel/clock";
import type { Ids } from "@/lib/kernel/ids";
import type { Outbound } from "@/lib/ports/outbound";
import type { SecretKey } from "@/lib/secrets/derive-token";

/** Facts of the request that an event remembers. A job has an id and nothing else. */
export interface RequestFacts {
  readonly id: string;
  readonly ip: string | null;
  /** "Firefox on Linux", as coarse as a person needs to recognise it. */
  readonly browser: string | null;
}

export interface Settings {
  readonly lockoutMinutes: number;
  readonly seatLimit: number;
  readonly supportEmail: string;
  readonly signInCodeMinutes: number;
  readonly sms: {
    /** Whether text messages are sent at all. */
    readonly isOn: boolean;
    /** ISO 3166, two capitals each: where they may go (MF-08). */
    readonly countries: readonly string[];
  };
  /** The pool of the directory in which every organisation has a group; null: there is none. */
  readonly directoryPool: string | null;
}

/** What opens a transaction and records what is done in it. */
export type Ground = Pick<Context, "db" | "ids" | "request">;

/** Everything that a command needs from outside, injected, so that tests own it. */
export interface Context {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly mailKeys: readonly SecretKey[];
  /** Encrypt factor secrets; the first is the current one. */
  readonly sealKeys: readonly SecretKey[];
  /** The origin of every link, and of every authenticator's answer (MF-12). */
  readonly appUrl: string;
  /** Signs device cookies. */
  readonly cookieSecret: string;
  readonly settings: Settings;
  readonly request: RequestFacts;
  /** What sends to addresses that people have typed. Never inside a transaction. */
  readonly outbound: Outbound;
  /** One structured line for the operator. Never given secrets; addresses only masked (AU-05). */
  readonly alert: (message: string, facts: Readonly<Record<string, string | number>>) => void;
}
