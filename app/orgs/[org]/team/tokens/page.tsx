import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { MemberTokenList } from "@/components/tokens/member-token-list";
import { listMemberTokens } from "@/lib/tokens/list-member-tokens";
import { revokeMemberTokenAction } from "./actions";

export const metadata: Metadata = { title: "API tokens of members" };

/** For owners: what programs can do here in the name of members (product.md 7). */
export default async function MemberTokensPage({ params, searchParams }: PageProps<"/orgs/[org]/team/tokens">) {
  const { org } = await params;
  const { after } = await searchParams;
  const asked = typeof after === "string" && after.length <= 200 ? { after } : {};
  const { organisation, tokens, next } = await load(listMemberTokens, org, asked);
  return (
    <>
      <Crumbs href={`/orgs/${organisation.slug}/team`} up="Team" here="API tokens" />
      <PageHeader
        title="API tokens of members"
        lead={`Programs that act as members of ${organisation.name}. A token ends with its owner's membership.`}
      />
      <MemberTokenList slug={organisation.slug} tokens={tokens} next={next} revoke={revokeMemberTokenAction} />
    </>
  );
}
