import { bearerFormat } from "@/lib/secrets/bearer-format";

/** A person's API token. */
export const tokenFormat = bearerFormat("rollcall_pat_");
