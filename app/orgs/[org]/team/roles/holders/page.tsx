import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { HoldersPage } from "@/components/team/holders-page";
import { listHolders } from "@/lib/roles/list-holders";

export const metadata: Metadata = { title: "Who holds a permission" };

export default async function PermissionHoldersPage({
  params,
  searchParams,
}: PageProps<"/orgs/[org]/team/roles/holders">) {
  const { org } = await params;
  const { permission, after } = await searchParams;
  const one = (name: string, value: unknown) => (typeof value === "string" && value !== "" ? { [name]: value } : {});
  const view = await load(listHolders, org, { ...one("permission", permission), ...one("after", after) });
  return <HoldersPage view={view} isFirstPage={after === undefined} />;
}
