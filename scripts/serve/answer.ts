import { type ServerResponse, STATUS_CODES } from "node:http";
import { type Answer, largestBody } from "./check-request";

const sentences: Readonly<Record<number, string>> = {
  400: "This request cannot be read.",
  403: "This form was not sent from Rollcall itself. Go back, reload the page and try again.",
  404: "There is no such page.",
  405: "This page cannot be asked for in that way.",
  408: "The request took too long.",
  409: "Rollcall was renewed while this page was open. Go back, reload the page and send it again.",
  411: "The length of the request is missing.",
  413: "This is more than Rollcall takes at once.",
  421: "Rollcall is not at this address.",
  431: "The headers of this request are too long.",
  500: "Something went wrong. Nothing was changed that you were not told about.",
  503: "Rollcall is stopping or starting. Try again in a moment.",
};

/** A page without style or detail: one sentence and the request id to quote (WB-10). */
export function answerBody(status: number, requestId: string): string {
  const title = `${status} ${STATUS_CODES[status] ?? ""}`.trim();
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${sentences[status] ?? ""}</p><p>Reference: ${requestId}</p></body></html>\n`;
}

/** Whatever the answer held before, a cookie for instance, was meant for success. */
export function sendAnswer(response: ServerResponse, { status, headers }: Answer, requestId: string): void {
  for (const name of response.getHeaderNames()) if (name !== "connection") response.removeHeader(name);
  const body = answerBody(status, requestId);
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    ...headers,
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}

/**
 * Refuses without reading the body. Node reads past a small one, so that the client sees the answer and may go on with the
 * connection; a large one, or one that the client still holds back (Expect: 100-continue), ends the connection.
 */
export function refuse(response: ServerResponse, answer: Answer, requestId: string, awaitsContinue: boolean): void {
  const isLarge = Number(response.req.headers["content-length"] ?? 0) > 10 * largestBody;
  if (isLarge || awaitsContinue) response.setHeader("connection", "close");
  sendAnswer(response, answer, requestId);
}

/** For requests that Node could not even parse: there is no response object, only the socket (WB-07 holds all the same). */
export function rawAnswer(status: number, requestId: string, headers: Readonly<Record<string, string>>): string {
  const body = answerBody(status, requestId);
  const lines = Object.entries({
    ...headers,
    "referrer-policy": "strict-origin",
    "cache-control": "no-store",
    "x-request-id": requestId,
    "content-type": "text/html; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  }).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", body].join("\r\n");
}
