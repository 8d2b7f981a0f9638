import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { FactList } from "@/components/ui/fact-list";
import type { UserDetails } from "@/lib/admin/get-user";
import { methodWords, twoFactorWords, UserState } from "./user-words";

/** What there is, and how much of it: no number, no secret, no code. */
export function UserFacts({ user }: { user: UserDetails }) {
  const { hasApp, keys, recoveryCodes, hasMobile } = user.factors;
  const factors = [
    hasApp ? "authenticator app" : null,
    keys > 0 ? `${keys} ${keys === 1 ? "security key" : "security keys"}` : null,
    recoveryCodes > 0 ? `${recoveryCodes} recovery codes` : null,
    hasMobile ? "mobile number" : null,
  ].filter((each) => each !== null);
  return (
    <Card className="mb-8 p-5">
      <FactList
        plain
        facts={[
          { term: "State", detail: <UserState user={user} /> },
          { term: "Signs in with", detail: methodWords[user.method] },
          { term: "Two-factor", detail: twoFactorWords[user.twoFactor] },
          { term: "Set up", detail: factors.length > 0 ? factors.join(", ") : "Nothing beside the password" },
          { term: "Account since", detail: <DateText at={user.createdAt} format="long" /> },
        ]}
      />
    </Card>
  );
}
