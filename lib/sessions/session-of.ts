import { and, eq } from "drizzle-orm";
import { sessions } from "@/db/schema/sessions";
import { hashToken } from "@/lib/secrets/derive-token";
import type { VisitorActor } from "@/lib/usecase/claims";

/** The session that a visitor's browser has, if it is this person's; over or not. */
export const sessionOf = ({ sessionToken }: Pick<VisitorActor, "sessionToken">, userId: string) =>
  and(eq(sessions.sessionToken, hashToken(sessionToken ?? "")), eq(sessions.userId, userId));
