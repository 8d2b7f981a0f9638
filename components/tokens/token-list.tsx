"use client";

import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/lib/kernel/form-state";
import type { MyToken } from "@/lib/tokens/list-my-tokens";
import { RevokeToken } from "./revoke-token";
import { TokenFacts } from "./token-facts";

interface TokenListProps {
  tokens: readonly MyToken[];
  revoke: FormAction<{ name: string }>;
}

export function TokenList({ tokens, revoke }: TokenListProps) {
  if (tokens.length === 0)
    return (
      <Card>
        <EmptyState title="No API tokens">
          With one, a program of yours can do here what you tick, and no more.
        </EmptyState>
      </Card>
    );
  return (
    <Card>
      <ul aria-label="Your API tokens">
        {tokens.map((token) => (
          <li
            key={token.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
          >
            <TokenFacts
              token={token}
              isExpired={token.isExpired}
              place={token.organisationKind === "personal" ? "Private account" : token.organisationName}
            />
            {token.isExpired ? null : <RevokeToken token={token} revoke={revoke} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
