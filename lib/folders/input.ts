import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";

const id = z.string().max(64);
/** A folder, or null for the top. */
const place = id.nullable();
const name = nameFieldFor("a name for the folder");

export const createFolderInput = z.strictObject({ parentId: place, name });

export const renameFolderInput = z.strictObject({ folderId: id, seen: seenField, name });

export const moveFolderInput = z.strictObject({ folderId: id, parentId: place });

export const folderInput = z.strictObject({ folderId: id });

/** `after`: a cursor of `pageOf`. */
export const listFolderPeopleInput = z.strictObject({
  folderId: id,
  search: searchField,
  after: z.string().max(1000).optional(),
});

export const mostPeopleAtOnce = 50;
const people = z.array(z.string().regex(/^prm_[0-9a-z]{1,40}$/)).max(mostPeopleAtOnce);

/** `shown`: the people that the form listed; whoever it did not list stays as they are. */
export const setFolderPeopleInput = z.strictObject({ folderId: id, seen: seenField, shown: people, ticked: people });
