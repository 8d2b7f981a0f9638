import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { AccessTable } from "@/components/audit/access-table";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { listAccessOn } from "@/lib/audit-log/list-access-on";
import { one } from "../read-filter";

export const metadata: Metadata = { title: "Who had access" };

export default async function AccessPage({ params, searchParams }: PageProps<"/orgs/[org]/audit-log/access">) {
  const { org } = await params;
  const [on] = one(await searchParams, "on");
  const access = await load(listAccessOn, org, { on });
  return (
    <>
      <Crumbs href={`/orgs/${access.organisation.slug}/audit-log`} up="Audit log" here="Who had access" />
      <PageHeader title="Who had access" lead="The members, roles and projects of any day, read from the audit log" />
      <AccessTable access={access} />
    </>
  );
}
