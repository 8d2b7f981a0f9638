import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { searchField } from "@/lib/kernel/search";
import { seenField } from "@/lib/kernel/seen-field";

const name = nameFieldFor("a project name");
const after = z.string().max(1000).optional();

export const createProjectInput = z.strictObject({ name });

export const renameProjectInput = z.strictObject({ name, seen: seenField });

/** `confirmation`: the project's name, as typed. */
export const deleteProjectInput = z.strictObject({ confirmation: z.string().max(200) });

export const projectInput = z.strictObject({ projectId: z.string().max(64) });

/** `after`: a cursor of `pageOf`. */
export const listProjectsInput = z.strictObject({ search: searchField, after });

export const listDeletedProjectsInput = z.strictObject({ after });
