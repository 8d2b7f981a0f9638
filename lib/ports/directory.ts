/** A person as the directory knows them. */
export interface DirectoryPerson {
  /** Never changes and is never given to anybody else. */
  readonly sub: string;
  /** What its calls are made with; another person may get it once this one is deleted. */
  readonly username: string;
}

/**
 * A directory in which each organisation has a group. Every call may be made again: putting in who is in, or taking out who
 * is out, changes nothing. All throw DirectoryError for whatever did not happen.
 */
export interface Directory {
  readonly name: string;
  /** Which of the directory's pools of people this is. */
  readonly pool: string;
  /** Sees to it that the group is there, with this description. Answers whether it had to be made, and so is empty. */
  makeGroup(group: string, description: string): Promise<{ readonly isNew: boolean }>;
  /** One that is not there is removed. */
  removeGroup(group: string): Promise<void>;
  findBySub(sub: string): Promise<DirectoryPerson | null>;
  /** By the address that the directory has proven to be theirs; nobody else is taken for them. */
  findByAddress(address: string): Promise<DirectoryPerson | null>;
  putIn(group: string, person: DirectoryPerson): Promise<void>;
  /** Somebody who is gone from the directory is out. */
  takeOut(group: string, person: DirectoryPerson): Promise<void>;
  listMembers(group: string): AsyncIterable<DirectoryPerson>;
  close(): void;
}

/** What keeps Rollcall from the directory as a whole. */
export const generalReasons = ["unreachable", "busy", "full", "denied", "no_pool", "no_group"] as const;
/** What is about one person alone. */
export const personalReasons = ["no_person", "unverified", "ambiguous", "taken", "refused"] as const;

export type GeneralReason = (typeof generalReasons)[number];
export type PersonalReason = (typeof personalReasons)[number];

/** The message is for operators and names nobody. */
export class DirectoryError extends Error {
  override readonly name = "DirectoryError";
  readonly reason: GeneralReason | PersonalReason;
  /** The directory's own name for it; null when it did not say anything. */
  readonly code: string | null;

  constructor(reason: GeneralReason | PersonalReason, code: string | null = null) {
    super(`The directory failed: ${reason}${code ? ` (${code})` : ""}.`);
    this.reason = reason;
    this.code = code;
  }
}
