import type { AsyncLocalStorage } from "node:async_hooks";

/** One object for each request, made by `scripts/serve.ts` in the same process, outside Next's bundles. */
interface OfRequest {
  memo?: Map<string, Promise<unknown>>;
}
const shared = globalThis as typeof globalThis & { rollcallAnswer?: AsyncLocalStorage<OfRequest> };

/**
 * Asks once in a request, however many of middleware, action, layout and page want to know: React's `cache` holds only
 * while it renders. Outside a request of our server nothing is remembered.
 */
export function remembered<Value>(key: string, ask: () => Promise<Value>): Promise<Value> {
  const request = shared.rollcallAnswer?.getStore();
  if (!request) return ask();
  request.memo ??= new Map();
  const answer = (request.memo.get(key) as Promise<Value> | undefined) ?? ask();
  request.memo.set(key, answer);
  return answer;
}

/** After a command, which may have changed what was remembered. */
export function forget(): void {
  delete shared.rollcallAnswer?.getStore()?.memo;
}
