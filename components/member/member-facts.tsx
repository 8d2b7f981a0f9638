import Link from "next/link";
import type { ReactNode } from "react";
import type { RetryAction } from "@/components/directory/retry-button";
import { GrantForm, type SetGoLiveGrant } from "@/components/go-live/grant-form";
import { RevokeToken } from "@/components/tokens/revoke-token";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { dayWords } from "@/components/ui/day-words";
import { FactList } from "@/components/ui/fact-list";
import { StatusDot } from "@/components/ui/status-dot";
import { TimeAgo } from "@/components/ui/time-ago";
import type { FormAction } from "@/lib/kernel/form-state";
import type { MemberView } from "@/lib/members/get-member";
import { twoFactorLabels } from "@/lib/members/labels";
import { DirectoryFact } from "./directory-fact";
import { who } from "./held-through";

interface MemberFactsProps {
  view: MemberView;
  revokeToken: FormAction<{ name: string }>;
  setGoLiveGrant: SetGoLiveGrant;
  retryDirectory: RetryAction;
}

/**
 * What stands beside the page: how they sign in, the membership, their tokens and the invitations that they sent. Where the
 * page is one column, its facts come first, below the name, and its lists where they stand.
 */
export function MemberFacts({ view, revokeToken, setGoLiveGrant, retryDirectory }: MemberFactsProps) {
  const { slug, member, heldThrough, tokens, sent, may, isClose, goLive, directory } = view;
  const { twoFactor, lastSignInAt, joinedAt, endsOn } = member;
  const invitedBy = heldThrough?.kind === "invited" ? [{ term: "Invited by", detail: who(heldThrough.by) }] : [];
  return (
    <div className="max-lg:contents lg:grid lg:content-start lg:gap-4">
      {twoFactor ? (
        <Aside id="sign-in" title="Sign-in" isFirst>
          <div className="px-4 py-3.5">
            <FactList
              plain
              facts={[
                {
                  term: "Two-factor",
                  detail: <StatusDot on={twoFactor.isEnough}>{twoFactorLabels[twoFactor.state]}</StatusDot>,
                },
                { term: "Last sign-in", detail: lastSignInAt ? <TimeAgo at={lastSignInAt} capital /> : "Never" },
              ]}
            />
          </div>
        </Aside>
      ) : null}
      <Aside id="membership" title="Membership" isFirst>
        <div className="px-4 py-3.5">
          <FactList
            plain
            facts={[
              { term: "Joined", detail: <DateText at={joinedAt} format="long" /> },
              ...invitedBy,
              ...(isClose ? [{ term: "Access ends", detail: endsOn ? dayWords(endsOn) : "No end date" }] : []),
              ...(directory
                ? [
                    {
                      term: "Directory",
                      detail: <DirectoryFact view={view} directory={directory} retry={retryDirectory} />,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      </Aside>
      {goLive ? (
        <Aside id="go-live" title="Going live">
          <div className="px-4 py-3.5">
            <GrantForm slug={slug} member={member} grant={goLive} action={setGoLiveGrant} />
          </div>
        </Aside>
      ) : null}
      {isClose ? (
        <Aside id="tokens" title="API tokens" count={tokens.hasMore ? null : tokens.first.length}>
          {tokens.first.length === 0 ? (
            <Nothing>None for this organisation.</Nothing>
          ) : (
            <ul aria-label={`API tokens of ${member.name}`}>
              {tokens.first.map(({ id, name, lastUsedAt }) => (
                <li
                  key={id}
                  className="flex items-center justify-between gap-3 border-b border-line px-4 py-2.5 last:border-b-0"
                >
                  <div className="min-w-0">
                    <div className="font-medium wrap-anywhere">{name}</div>
                    <div className="text-sm text-muted">
                      {lastUsedAt ? "Last used " : "Never used"}
                      {lastUsedAt ? <TimeAgo at={lastUsedAt} /> : null}
                    </div>
                  </div>
                  {may.revokeTokens ? (
                    <RevokeToken
                      token={{ id, name }}
                      revoke={revokeToken}
                      organisation={slug}
                      ownerName={member.name}
                    />
                  ) : null}
                </li>
              ))}
              {tokens.hasMore ? <More>There are more. The {tokens.first.length} used last are shown.</More> : null}
            </ul>
          )}
          {member.isYou ? (
            <p className="border-t border-line px-4 py-2.5 text-sm">
              <Link href="/profile/tokens" className="link">
                Your API tokens
              </Link>
            </p>
          ) : null}
        </Aside>
      ) : null}
      {isClose ? (
        <Aside id="sent" title="Open invitations sent" count={sent.hasMore ? null : sent.first.length}>
          {sent.first.length === 0 ? (
            <Nothing>None that waits for an answer.</Nothing>
          ) : (
            <ul aria-label={`Open invitations that ${member.name} sent`}>
              {sent.first.map(({ email, role, expiresAt, isOver }) => (
                <li key={email} className="border-b border-line px-4 py-2.5 last:border-b-0">
                  <div className="font-medium wrap-anywhere">{email}</div>
                  <div className="text-sm text-muted">
                    {role} · {isOver ? "expired on" : "expires on"} <DateText at={expiresAt} />
                  </div>
                </li>
              ))}
              {sent.hasMore ? <More>There are more. {sent.first.length} are shown.</More> : null}
            </ul>
          )}
        </Aside>
      ) : null}
    </div>
  );
}

interface AsideProps {
  id: string;
  title: string;
  /** Null: more than are shown. */
  count?: number | null;
  /** On a narrow page it comes before everything else. */
  isFirst?: boolean;
  children: ReactNode;
}

function Aside({ id, title, count, isFirst = false, children }: AsideProps) {
  return (
    <section aria-labelledby={id} className={isFirst ? "max-lg:-order-1" : ""}>
      <Card>
        <h2 id={id} aria-label={title} className="border-b border-line px-4 py-3 text-base">
          {title} {count ? <span className="font-normal text-muted tabular-nums">{count}</span> : null}
        </h2>
        {children}
      </Card>
    </section>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => <p className="px-4 py-3 text-muted">{children}</p>;

const More = ({ children }: { children: ReactNode }) => <li className="px-4 py-2.5 text-sm text-muted">{children}</li>;
