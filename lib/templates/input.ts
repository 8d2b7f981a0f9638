import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";
import { channels } from "./labels";
import { bodyField, subjectField } from "./template-text";

const id = z.string().max(64);
/** A folder, or null for the top. */
const place = id.nullable();
const version = z.number().int().min(1).max(1_000_000);

/** `after`: a cursor of `pageOf`. A search goes through all that its reader sees, wherever it stands. */
export const browseTemplatesInput = z.strictObject({
  folderId: place,
  search: searchField,
  after: z.string().max(1000).optional(),
});

const content = { name: nameFieldFor("a name for the template"), subject: subjectField.nullable(), body: bodyField };

export const placeInput = z.strictObject({ folderId: place });

export const createTemplateInput = z.strictObject({
  folderId: place,
  channel: z.enum(channels, "Choose how it goes out"),
  ...content,
});

export const editTemplateInput = z.strictObject({ templateId: id, seen: seenField, ...content });

export const templateInput = z.strictObject({ templateId: id });

/** `from` and `to`: two versions to be compared; without them the last change is shown. */
export const getTemplateInput = z.strictObject({
  templateId: id,
  from: version.optional().catch(undefined),
  to: version.optional().catch(undefined),
});

export const restoreVersionInput = z.strictObject({ templateId: id, seen: seenField, version });

export const moveTemplateInput = z.strictObject({ templateId: id, folderId: place });

export const copyTargetsInput = z.strictObject({ templateId: id, search: searchField });

export const copyTemplateInput = z.strictObject({ templateId: id, targetId: id });
