import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ResetsTable } from "@/components/admin/resets-table";
import { PageHeader } from "@/components/frame/page-header";
import { listTwoFactorResets } from "@/lib/two-factor-resets/list-two-factor-resets";

export const metadata: Metadata = { title: "Two-factor resets" };

export default async function ResetsPage({ searchParams }: PageProps<"/admin/resets">) {
  const { after } = await searchParams;
  const { resets, next } = await load(listTwoFactorResets, "", typeof after === "string" ? { after } : {});
  return (
    <>
      <PageHeader title="Two-factor resets" lead="Requests that wait, the oldest first." />
      <ResetsTable resets={resets} next={next} />
    </>
  );
}
