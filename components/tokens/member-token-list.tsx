"use client";

import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/lib/kernel/form-state";
import type { MemberToken } from "@/lib/tokens/list-member-tokens";
import { RevokeToken } from "./revoke-token";
import { TokenFacts } from "./token-facts";

interface MemberTokenListProps {
  slug: string;
  tokens: readonly MemberToken[];
  /** Where the next page begins. */
  next: string | null;
  revoke: FormAction<{ name: string }>;
}

export function MemberTokenList({ slug, tokens, next, revoke }: MemberTokenListProps) {
  if (tokens.length === 0)
    return (
      <Card>
        <EmptyState title="No API tokens">No member has a token for this organisation.</EmptyState>
      </Card>
    );
  return (
    <>
      <Card className="mb-4">
        <ul aria-label="API tokens of members">
          {tokens.map((token) => (
            <li
              key={token.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
            >
              <TokenFacts token={token} place={`${token.ownerName}, ${token.ownerEmail}`} />
              <RevokeToken token={token} revoke={revoke} organisation={slug} ownerName={token.ownerName} />
            </li>
          ))}
        </ul>
      </Card>
      {next ? (
        <Link
          href={`/orgs/${slug}/team/tokens?${new URLSearchParams({ after: next })}`}
          className={buttonClass("secondary")}
        >
          Show more
        </Link>
      ) : null}
    </>
  );
}
