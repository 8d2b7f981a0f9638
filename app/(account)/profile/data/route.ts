import { download } from "@/app/_server/download";
import { load } from "@/app/_server/load";
import { exportMyData } from "@/lib/accounts/export-my-data";

/** "Download my data": reads only, so a link may ask for it. */
export async function GET() {
  const data = await load(exportMyData, "", {});
  return download("rollcall-data.json", "application/json; charset=utf-8", `${JSON.stringify(data, null, 2)}\n`);
}
