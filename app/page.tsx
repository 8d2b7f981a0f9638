import { redirect } from "next/navigation";
import { listMyOrganisations } from "@/lib/organisations/list-my-organisations";
import { load, sessionHere } from "./_server/load";

/** Where a person begins: the first team that they belong to, else their private account. */
export default async function Start() {
  if (!(await sessionHere())) redirect("/sign-in");
  const [first] = await load(listMyOrganisations, "", {});
  redirect(first ? `/orgs/${first.slug}` : "/profile");
}
