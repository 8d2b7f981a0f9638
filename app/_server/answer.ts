import type { AsyncLocalStorage } from "node:async_hooks";

/** What an action wants of the HTTP answer beyond its body. Next gives actions no way to say it; our node server does. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
}

/** Set by `scripts/serve.ts`, which runs in the same process, outside Next's bundle. */
const shared = globalThis as typeof globalThis & { rollcallAnswer?: AsyncLocalStorage<Answer> };

export function answerWith(answer: Answer): void {
  const store = shared.rollcallAnswer?.getStore();
  if (store) Object.assign(store, answer);
}
