import { asc, desc, eq, sql } from "drizzle-orm";
import { projectCallbacks } from "@/db/schema/api-integration";
import { projectSenders } from "@/db/schema/projects";
import type { TenantTx } from "@/db/scope";
import { key } from "@/lib/usecase/access/key";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { readGuestList } from "./guest-list";

/** What a program learns of the project whose key it holds: what it is, and the rest each with its scope. */
export const getProjectOfKey = defineQuery({
  name: "get_project_of_key",
  access: key,
  input: nothing,
  async run({ tx, project, key: { scopes } }) {
    const { id, name, brandName, hasEmailSignIn, hasFolderPermissions } = project;
    return {
      id,
      name,
      state: project.wentLiveAt ? "live" : "trial",
      scopes,
      ...(scopes.includes("settings:read")
        ? {
            settings: {
              brandName: brandName ?? name,
              emailSignIn: hasEmailSignIn,
              folderPermissions: hasFolderPermissions,
            },
          }
        : {}),
      ...(scopes.includes("senders:read") ? { senders: await readSenders(tx, id) } : {}),
      ...(scopes.includes("guest_list:read") ? { guestList: await readGuestList(tx, id) } : {}),
      ...(scopes.includes("callback:read") ? { callback: await readCallback(tx, id) } : {}),
    };
  },
});

async function readSenders(tx: TenantTx, projectId: string) {
  const rows = await tx
    .select({ kind: projectSenders.kind, value: projectSenders.value, isDefault: projectSenders.isDefault })
    .from(projectSenders)
    .where(eq(projectSenders.projectId, projectId))
    .orderBy(desc(projectSenders.isDefault), asc(sql`lower(${projectSenders.value})`));
  const ofKind = (kind: "email" | "text") =>
    rows.filter((row) => row.kind === kind).map(({ value, isDefault }) => ({ value, isDefault }));
  return { email: ofKind("email"), text: ofKind("text") };
}

/** Never its secret: whoever receives has it, and nobody else needs it. */
async function readCallback(tx: TenantTx, projectId: string) {
  const [row] = await tx
    .select({ url: projectCallbacks.url })
    .from(projectCallbacks)
    .where(eq(projectCallbacks.projectId, projectId));
  return row ?? null;
}
