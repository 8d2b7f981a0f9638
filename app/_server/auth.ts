import "server-only";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import NextAuth from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import { gate } from "@/lib/access/gate";
import { Refusal } from "@/lib/kernel/refusal";
import { hashToken } from "@/lib/secrets/derive-token";
import { findSession, gateFacts } from "@/lib/sessions/find-session";
import { answerWith } from "./answer";
import { configuration } from "./configuration";
import { sessionCookie } from "./cookies";
import { database } from "./database";
import { refusalStatus } from "./refusal-status";

/** Auth.js's own adapter, inside one of our transactions; our tables have its property names but more columns. */
function inSystem<Value>(call: (adapter: Required<Adapter>) => Promise<Value>): Promise<Value> {
  const tables = { usersTable: users, sessionsTable: sessions } as never;
  return asSystem(database(), (tx: SystemTx) => call(DrizzleAdapter(tx, tables) as Required<Adapter>));
}

const refuse = (where: string) => () => Promise.reject(new Error(`this is done by ${where}`));
const accounts = refuse("lib/accounts");

/** Auth.js answers whatever fails as it answers nobody, which a program would believe. */
function sayFailed(error: unknown): never {
  answerWith({ status: error instanceof Refusal ? refusalStatus[error.code] : 500 });
  throw error;
}

/**
 * Sessions as Auth.js sees them: looked up by hash behind the same gate as pages, never prolonged, never made here.
 * Password and second factor are our own steps, so `start-session.ts` is the one place where a session begins. Auth.js
 * answers nothing at all unless the methods for accounts are there too.
 */
const adapter: Adapter = {
  createUser: accounts,
  getUser: accounts,
  getUserByEmail: accounts,
  getUserByAccount: accounts,
  updateUser: accounts,
  linkAccount: accounts,
  createSession: refuse("lib/sessions/start-session.ts"),
  async getSessionAndUser(token) {
    const found = await findSession(database(), token, "").catch(sayFailed);
    if (!found || gate(gateFacts(found)) !== "ok") return null;
    const { userId, name, email, expiresAt } = found;
    const session = { sessionToken: hashToken(token), userId, expires: expiresAt };
    return { session, user: { id: userId, name, email, emailVerified: null } };
  },
  updateSession: async () => null,
  deleteSession: async (token) => void (await inSystem(async (own) => own.deleteSession(hashToken(token)))),
};

/** A thin shell: it answers `/api/auth/session` for programs in the browser, and nothing else (see the route). */
export const { handlers } = NextAuth(() => ({
  adapter,
  providers: [],
  session: { strategy: "database", updateAge: Number.MAX_SAFE_INTEGER },
  secret: configuration().authSecret,
  trustHost: true,
  pages: { signIn: "/sign-in" },
  cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions() } },
  callbacks: {
    // Hand-picked: returning `session` would publish the token and the whole user row (SE-07).
    session: ({ session, user }) => ({
      expires: session.expires,
      user: { id: user.id, name: user.name ?? null, email: user.email },
    }),
  },
}));

function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: configuration().appUrl.startsWith("https:") } as const;
}
