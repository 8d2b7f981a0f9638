import { afterEach, beforeEach, expect, vi } from "vitest";

/** What a test prints is either a warning that nobody will read or a forgotten probe: both fail it. */
const methods = ["log", "info", "warn", "error", "debug"] as const;

beforeEach(() => {
  for (const method of methods) vi.spyOn(console, method).mockImplementation(() => undefined);
});

afterEach(() => {
  for (const method of methods) expect(vi.mocked(console[method]).mock.calls, `console.${method}`).toEqual([]);
  vi.restoreAllMocks();
});
