import type { Server } from "node:http";

const pauseMilliseconds = 100;

/** Stops accepting and waits for the requests under way; after the deadline their connections are cut (OP-04). */
export async function drain(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that was busy when we closed becomes idle later, and a client may keep it open for ever.
  const sweeping = setInterval(() => server.closeIdleConnections(), pauseMilliseconds);
  const deadline = setTimeout(() => server.closeAllConnections(), milliseconds);
  await closed;
  clearInterval(sweeping);
  clearTimeout(deadline);
}
