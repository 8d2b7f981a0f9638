import { z } from "zod";
import { nameFieldFor } from "@/lib/kernel/person-name";
import { searchField } from "@/lib/kernel/search";

export const createProjectInput = z.strictObject({ name: nameFieldFor("a project name") });

/** `after`: a cursor of `pageOf`. */
export const listProjectsInput = z.strictObject({ search: searchField, after: z.string().max(1000).optional() });
