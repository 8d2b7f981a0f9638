import { bearerFormat } from "@/lib/secrets/bearer-format";

/** A project's key. */
export const keyFormat = bearerFormat("rollcall_key_");
