import { describe, expect, test } from "vitest";
import { gate, type SessionFacts, tokenGate } from "./gate";
import type { SessionFactor, TwoFactorState } from "./two-factor-rules";

const session: SessionFacts = { isLive: true, isEmailFresh: true, factor: null, twoFactor: "none" };
const asks = (textMessagesCount: boolean) => ({ requiresTwoFactor: true, textMessagesCount });
const asksNothing = { requiresTwoFactor: false, textMessagesCount: true };

describe("the gate", () => {
  test("lets nobody in without a live session, whatever else is open", () => {
    expect(gate({ session: null, organisation: null }, ["revalidate_email"])).toBe("sign_in");
    expect(gate({ session: { ...session, isLive: false }, organisation: null })).toBe("sign_in");
  });

  test("asks first for the address, then for what the organisation wants", () => {
    const stale = { ...session, isEmailFresh: false };
    expect(gate({ session: stale, organisation: asks(true) })).toBe("revalidate_email");
    expect(gate({ session: stale, organisation: asks(true) }, ["revalidate_email"])).toBe("set_up_two_factor");
    expect(gate({ session: stale, organisation: null }, ["revalidate_email"])).toBe("ok");
  });

  test("asks nothing more where an organisation asks nothing", () => {
    expect(gate({ session, organisation: asksNothing })).toBe("ok");
    expect(gate({ session, organisation: null })).toBe("ok");
  });

  // What somebody has set up, what this session has shown, and what an organisation makes of it.
  const rows: readonly (readonly [TwoFactorState, SessionFactor | null, counting: string, strict: string])[] = [
    ["none", null, "set_up_two_factor", "set_up_two_factor"],
    ["none", "email", "set_up_two_factor", "set_up_two_factor"],
    ["none", "recovery", "set_up_two_factor", "set_up_two_factor"],
    ["sms", null, "second_step", "set_up_two_factor"],
    ["sms", "email", "second_step", "set_up_two_factor"],
    ["sms", "sms", "ok", "set_up_two_factor"],
    ["sms", "recovery", "ok", "set_up_two_factor"],
    ["strong", null, "second_step", "second_step"],
    ["strong", "email", "second_step", "second_step"],
    ["strong", "sms", "ok", "second_step"],
    ["strong", "totp", "ok", "ok"],
    ["strong", "webauthn", "ok", "ok"],
    ["strong", "recovery", "ok", "ok"],
  ];
  test.each(rows)(
    "somebody with %s who used %s: %s, or %s where texts do not count",
    (twoFactor, factor, lax, strict) => {
      const known = { ...session, twoFactor, factor };
      expect(gate({ session: known, organisation: asks(true) })).toBe(lax);
      expect(gate({ session: known, organisation: asks(false) })).toBe(strict);
      expect(gate({ session: known, organisation: asksNothing })).toBe("ok");
      expect(gate({ session: known, organisation: asks(false) }, ["set_up_two_factor", "second_step"])).toBe("ok");
    },
  );
});

describe("the gate of a token's owner", () => {
  test("asks for the address first, whatever the organisation wants", () => {
    const token = { isEmailFresh: false, hasTwoFactor: true, twoFactor: "strong" } as const;
    expect(tokenGate(token, asks(true))).toBe("revalidate_email");
    expect(tokenGate(token, asksNothing)).toBe("revalidate_email");
  });

  const rows: readonly (readonly [TwoFactorState, hasTwoFactor: boolean, counting: string, strict: string])[] = [
    ["none", false, "set_up_two_factor", "set_up_two_factor"],
    ["none", true, "set_up_two_factor", "set_up_two_factor"],
    ["sms", false, "second_step", "set_up_two_factor"],
    ["sms", true, "ok", "set_up_two_factor"],
    ["strong", false, "second_step", "second_step"],
    ["strong", true, "ok", "ok"],
  ];
  test.each(rows)("with %s set up, made with a factor: %s: %s, or %s where texts do not count", (...row) => {
    const [twoFactor, hasTwoFactor, lax, strict] = row;
    const token = { isEmailFresh: true, hasTwoFactor, twoFactor };
    expect(tokenGate(token, asks(true))).toBe(lax);
    expect(tokenGate(token, asks(false))).toBe(strict);
    expect(tokenGate(token, asksNothing)).toBe("ok");
  });
});
