import type { Reply } from "../fixtures/ask";
import { expect } from "../fixtures/world";

const everywhere = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** What every answer carries, whatever made it (WB-06, WB-07). */
export function expectHeaders(reply: Reply, what: string) {
  expect(reply.headers, what).toMatchObject(everywhere);
  expect(reply.headers["referrer-policy"], what).toBe("strict-origin");
  expect(reply.headers["permissions-policy"], what).toContain("camera=()");
  expect(reply.headers["x-request-id"], what).toMatch(/^[0-9a-f-]{36}$/);
  const policy = String(reply.headers["content-security-policy"]);
  expect(policy, what).toMatch(/^default-src 'self'; script-src 'nonce-[\w+/]{22}==' 'strict-dynamic'; /);
  for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
    expect(policy, what).toContain(part);
  expect(policy, what).not.toMatch(/unsafe-|\*/);
  const unwanted = Object.keys(reply.headers).filter((name) => /^(x-powered-by|server|access-control-.*)$/.test(name));
  expect(unwanted, what).toEqual([]);
}
