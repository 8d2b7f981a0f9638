import { z } from "zod";
import { KeyFault } from "./key-fault";

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
/** WebAuthn caps credential ids at 1023 bytes. */
const credentialId = base64url.max(1364);
const credential = { id: credentialId, rawId: credentialId, type: z.literal("public-key") };

const newKeyResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string()).optional(),
  }),
});

const assertionResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});

export type NewKeyResponse = z.output<typeof newKeyResponse>;
export type AssertionResponse = z.output<typeof assertionResponse>;

/** What the browser's `create()` gave, out of the form's text. Only the fields that are looked at come through. */
export const readNewKeyResponse = (text: string): NewKeyResponse => read(newKeyResponse, text);

/** What the browser's `get()` gave. */
export const readAssertionResponse = (text: string): AssertionResponse => read(assertionResponse, text);

function read<Output>(shape: z.ZodType<Output>, text: string): Output {
  const parsed = shape.safeParse(parseJson(text));
  if (!parsed.success) throw new KeyFault("malformed");
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
