import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { OrganisationsTable } from "@/components/admin/organisations-table";
import { PageHeader } from "@/components/frame/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { findOrganisations } from "@/lib/admin/find-organisations";

export const metadata: Metadata = { title: "Organisations" };

export default async function OrganisationsPage({ searchParams }: PageProps<"/admin/organisations">) {
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === "string" && asked[name] ? { [name]: asked[name] } : {});
  const { organisations, next } = await load(findOrganisations, "", { ...one("search"), ...one("after") });
  const search = typeof asked.search === "string" ? asked.search : "";
  return (
    <>
      <PageHeader title="Organisations" lead="What you do here shows in the audit log of the organisation." />
      <SearchForm
        path="/admin/organisations"
        label="Search organisations"
        placeholder="Name or URL name"
        search={search}
      />
      <OrganisationsTable organisations={organisations} next={next} search={search} />
    </>
  );
}
