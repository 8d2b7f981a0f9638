import type { IncomingMessage, ServerResponse } from "node:http";
import { sendAnswer } from "./answer";

/**
 * Next answers a form of another build, posted without JavaScript, with a bare line of text. A script is told by a header,
 * and shows it where the form is.
 */
export function explainRenewal(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  if (request.method !== "POST" || request.headers["next-action"] !== undefined) return;
  const end = response.end.bind(response) as (...rest: unknown[]) => ServerResponse;
  response.end = ((...rest: unknown[]) => {
    response.end = end as ServerResponse["end"];
    if (response.headersSent || !response.hasHeader("x-nextjs-action-not-found")) return end(...rest);
    sendAnswer(response, { status: 409 }, requestId);
    return response;
  }) as ServerResponse["end"];
}
