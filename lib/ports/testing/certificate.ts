import { generate } from "selfsigned";

/** A certificate for this name, made for the running test and trusted by whoever is handed it. */
export async function certificateFor(hostname: string) {
  const { cert, private: key } = await generate([{ name: "commonName", value: hostname }], {
    keyType: "ec",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: hostname }] }],
  });
  return { cert, key };
}
