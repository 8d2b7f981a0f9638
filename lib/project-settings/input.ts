import { z } from "zod";
import { largestPicture } from "@/lib/kernel/largest-picture";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { seenField } from "@/lib/kernel/seen-field";
import { senderKinds, senderProblem } from "./sender-fields";

export const editBrandingInput = z.strictObject({
  /** Null: the project's own name. */
  brandName: nameFieldFor("a name").nullable(),
  seen: seenField,
});

export const setLogoInput = z.strictObject({
  /** The file's bytes in base64. A little more than is allowed, so that what is too large is told so by `readLogo`. */
  picture: z
    .string("Choose a picture")
    .max(Math.ceil(((largestPicture + 1024) * 4) / 3), "This picture is larger than 1 MB. Choose a smaller one")
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, "Choose a picture"),
});

export const setEmailSignInInput = z.strictObject({
  isOn: z.boolean("Choose whether it is on"),
  seen: seenField,
});

export const setFolderPermissionsInput = z.strictObject({
  isOn: z.boolean("Choose whether it is on"),
  seen: seenField,
});

const senderId = z.string().max(64);

/** What it is depends on its kind, so the whole is asked. */
const sender = z.strictObject({ kind: z.enum(senderKinds), value: z.string().max(254) });
const explain = ({ kind, value }: z.output<typeof sender>, context: z.RefinementCtx) => {
  const message = senderProblem(kind, value);
  if (message) context.addIssue({ code: "custom", path: ["value"], message });
};

export const addSenderInput = sender.extend({ isDefault: z.boolean().default(false) }).superRefine(explain);

export const changeSenderInput = sender.extend({ senderId, seen: seenField }).superRefine(explain);

export const oneSenderInput = z.strictObject({ senderId });
