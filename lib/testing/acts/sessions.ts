import { endSession } from "@/lib/sessions/end-session";
import { openOrganisation } from "@/lib/sessions/open-organisation";
import { revokeOtherSessions } from "@/lib/sessions/revoke-other-sessions";
import { revokeSession } from "@/lib/sessions/revoke-session";
import { act } from "../act";
import type { Stage } from "../stage";

/** Somebody who is signed in twice. */
async function twice(stage: Stage) {
  const who = await stage.join("member");
  return { claim: await stage.user(who), other: await stage.user(who) };
}

export const sessionActs = [
  act(endSession, async (stage) => ({ claim: await stage.user(await stage.join("member")), input: {} })),
  act(revokeSession, async (stage) => {
    const { claim, other } = await twice(stage);
    return { claim, input: { sessionId: other.sessionId } };
  }),
  act(revokeOtherSessions, async (stage) => ({ claim: (await twice(stage)).claim, input: {} })),
  act(openOrganisation, async (stage) => ({ claim: await stage.as(await stage.join("member")), input: {} })),
];
