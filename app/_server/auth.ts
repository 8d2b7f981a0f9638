import "server-only";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import NextAuth from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { asSystem, type SystemTx } from "@/db/scope";
import { hashToken } from "@/lib/secrets/derive-token";
import { configuration } from "./configuration";
import { sessionCookie } from "./cookies";
import { database } from "./database";

/** Auth.js's own adapter, inside one of our transactions; our tables have its property names but more columns. */
function inSystem<Value>(call: (adapter: Required<Adapter>) => Promise<Value>): Promise<Value> {
  const tables = { usersTable: users, sessionsTable: sessions } as never;
  return asSystem(database(), (tx: SystemTx) => call(DrizzleAdapter(tx, tables) as Required<Adapter>));
}

/**
 * Sessions as Auth.js sees them: looked up by hash, never prolonged, never made here. Password and second factor are our
 * own steps, so `start-session.ts` is the one place where a session begins.
 */
const adapter: Adapter = {
  createSession: () => Promise.reject(new Error("sessions are made by lib/sessions/start-session.ts")),
  getSessionAndUser: (token) => inSystem(async (own) => own.getSessionAndUser(hashToken(token))),
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
