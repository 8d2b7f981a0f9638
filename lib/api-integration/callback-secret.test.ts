import { expect, test } from "vitest";
import { newCallbackSecret, openCallbackSecret, sealCallbackSecret, signedHeaders } from "./callback-secret";

test("a signature is the one that the published example of Standard Webhooks has", () => {
  const at = new Date(1_614_265_330_999);
  const body = '{"test": 2432232314}';
  expect(
    signedHeaders("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at, body }),
  ).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

test("a secret is 32 random bytes, and sealed for one project it opens for no other", () => {
  const secret = newCallbackSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(newCallbackSecret()).not.toBe(secret);
  const keys = [{ kid: "k", key: new Uint8Array(32).fill(3) }];
  const sealed = sealCallbackSecret(keys, "prj_1", secret);
  expect(sealed).not.toContain(secret.slice(6));
  expect(openCallbackSecret(keys, "prj_1", sealed)).toBe(secret);
  expect(() => openCallbackSecret(keys, "prj_2", sealed)).toThrow();
});
