/** What the gate looks at: facts about the session and its person, read in one statement. */
export interface GateFacts {
  readonly session: { readonly isLive: boolean } | null;
}

/** The step that is missing before a person may go on. */
export type MissingStep = "sign_in";

/**
 * Whether the way is free, and if not, what is missing. Pure; asked by the middleware for comfort and by whoever makes an
 * actor for safety, so that deleting middleware.ts changes where people land and not what they may do (AZ-03).
 */
export function gate(facts: GateFacts): "ok" | MissingStep {
  return facts.session?.isLive ? "ok" : "sign_in";
}
