import { eq } from "drizzle-orm";
import { projectCallbacks } from "@/db/schema/api-integration";
import { Refusal } from "@/lib/kernel/refusal";
import { inProject } from "@/lib/usecase/access/project";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";

/** What a test is sent with. Asked by `test_callback` alone, which sends outside of any transaction: no page reads this. */
export const getCallbackToTest = defineQuery({
  name: "get_callback_to_test",
  access: inProject("manage_api_keys"),
  input: nothing,
  async run({ tx, project }) {
    const [row] = await tx
      .select({ url: projectCallbacks.url, sealed: projectCallbacks.secret })
      .from(projectCallbacks)
      .where(eq(projectCallbacks.projectId, project.id));
    if (!row) throw new Refusal("not_found");
    return row;
  },
});
