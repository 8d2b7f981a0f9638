import { answerOf } from "../fixtures/actions";
import type { Reply } from "../fixtures/ask";
import { expect } from "../fixtures/world";

/** Sent away, turned down or not even found; never a success, and nobody is signed in by it. */
export function expectRefused(reply: Reply, what: string) {
  const answer = answerOf(reply);
  expect(answer?.status ?? "refused", what).toBe("refused");
  expect(reply.body, what).not.toMatch(/\\?"status\\?":\\?"done/);
  const cookies = [reply.headers["set-cookie"] ?? []].flat().filter((each) => /rollcall_session=[^;]/.test(each));
  expect(cookies, what).toEqual([]);
  const target = reply.headers.location ?? reply.headers["x-action-redirect"]?.toString();
  if (target && !/[?&]_rsc/.test(target))
    expect(target, what).toMatch(
      /^(?:\/(?:sign-in|two-factor\/setup)(?:[?;]|$)|\/forgot-password\/sent|\/(?!\/)[^?]*$)/,
    );
  expect([200, 303, 307, 308, 400, 403, 404, 405, 409, 410, 411, 421], `${what}: ${reply.status}`).toContain(
    reply.status,
  );
}
