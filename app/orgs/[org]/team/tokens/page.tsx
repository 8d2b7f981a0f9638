import type { Metadata } from "next";
import { ask, loadTogether } from "@/app/_server/load";
import { TeamHeader } from "@/components/team/team-header";
import { MemberTokenList } from "@/components/tokens/member-token-list";
import { getTeamFrame } from "@/lib/members/get-team-frame";
import { listMemberTokens } from "@/lib/tokens/list-member-tokens";
import { revokeMemberTokenAction } from "./actions";

export const metadata: Metadata = { title: "API tokens of members" };

/** For owners: what programs can do here in the name of members (product.md 7). */
export default async function MemberTokensPage({ params, searchParams }: PageProps<"/orgs/[org]/team/tokens">) {
  const { org } = await params;
  const { after } = await searchParams;
  const asked = typeof after === "string" && after.length <= 200 ? { after } : {};
  const [frame, { organisation, tokens, next }] = await loadTogether(
    org,
    ask(getTeamFrame, {}),
    ask(listMemberTokens, asked),
  );
  return (
    <>
      <TeamHeader frame={frame} current="tokens" />
      <h2>API tokens of members</h2>
      <p className="mb-3 text-muted">
        Programs that act as members of {organisation.name}. A token ends with its owner's membership.
      </p>
      <MemberTokenList slug={organisation.slug} tokens={tokens} next={next} revoke={revokeMemberTokenAction} />
    </>
  );
}
