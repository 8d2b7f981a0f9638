import { z } from "zod";

/** What the details of several events are made of. */
export const id = z.string().max(64);

/** Text, because the log is older than the table of permissions. */
export const permissions = z.array(z.string().max(64));
