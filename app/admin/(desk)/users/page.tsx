import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { UsersTable } from "@/components/admin/users-table";
import { PageHeader } from "@/components/frame/page-header";
import { SearchForm } from "@/components/ui/search-form";
import { findUsers } from "@/lib/admin/find-users";
import { endSessionsAction, unlockAction } from "./actions";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === "string" && asked[name] ? { [name]: asked[name] } : {});
  const { users, next } = await load(findUsers, "", { ...one("search"), ...one("after") });
  const search = typeof asked.search === "string" ? asked.search : "";
  return (
    <>
      <PageHeader title="Users" lead="What you do here shows in the audit log of each organisation of the person." />
      <SearchForm path="/admin/users" label="Search users" placeholder="Name or address" search={search} />
      <UsersTable users={users} next={next} search={search} unlock={unlockAction} endSessions={endSessionsAction} />
    </>
  );
}
