import type { IncomingMessage } from "node:http";

/**
 * What a multipart body holds; null where there is none. Unreadable is one that is empty, cut off or badly framed: Next would
 * call that a crash of its own. The body stays in the request for whoever reads it next; how large it may be, `checkRequest`
 * has asked.
 */
export async function readPostedForm(request: IncomingMessage): Promise<FormData | "unreadable" | null> {
  // Next asks for the page behind a redirect with the headers of the form that led there, and without its body.
  if (request.method !== "POST") return null;
  const type = request.headers["content-type"] ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) return null;
  const length = Number(request.headers["content-length"] ?? 0);
  const body = length > 0 ? await peek(request, length) : null;
  if (!body) return "unreadable";
  const form = new Response(new Uint8Array(body), { headers: { "content-type": type } });
  return form.formData().catch(() => "unreadable");
}

/** All of the body, which is then put back. Null when the client goes away first. */
function peek(request: IncomingMessage, length: number): Promise<Buffer | null> {
  return new Promise((resolve) => {
    // One listener for all of it: each new one would be called at once for what is there already, before more can come.
    const look = () => {
      const body: Buffer | null = request.read(length);
      if (!body) return;
      // Before the stream has told anybody that it is over, so that it is not.
      request.unshift(body);
      request.off("readable", look).off("close", leave);
      resolve(body.length === length ? body : null);
    };
    const leave = () => resolve(null);
    request.on("readable", look).once("close", leave);
  });
}
