import { z } from "zod";

/** What the details of several events are made of. */
export const id = z.string().max(64);

/** A project by the name that it had then. */
export const project = z.strictObject({ id, name: z.string() });

/** Text, because the log is older than the table of permissions. */
export const permissions = z.array(z.string().max(64));
