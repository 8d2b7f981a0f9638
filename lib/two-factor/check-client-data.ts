import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import { z } from "zod";
import { KeyFault, orFault } from "./key-fault";

export interface ExpectedClientData {
  readonly type: "webauthn.create" | "webauthn.get";
  readonly challenge: string;
  readonly origin: string;
}

const clientData = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.unknown().optional(),
  topOrigin: z.unknown().optional(),
});

/**
 * What the browser says that it was asked, by whom and where. The library looks at most of this too, but lets an answer
 * from inside another site's frame through when the browser does not name that site, and at registration never asks (MF-12).
 */
export async function checkClientData(encoded: string, expected: ExpectedClientData): Promise<void> {
  const said = await orFault("malformed", () => clientData.parse(decodeClientDataJSON(encoded)));
  if (said.type !== expected.type) throw new KeyFault("type");
  if (said.challenge !== expected.challenge) throw new KeyFault("challenge");
  if (said.origin !== expected.origin) throw new KeyFault("origin");
  if (said.crossOrigin || said.topOrigin) throw new KeyFault("cross_origin");
}
