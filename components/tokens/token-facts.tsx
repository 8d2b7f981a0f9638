import { DateText } from "@/components/ui/date-text";
import { Pill } from "@/components/ui/pill";
import { TimeAgo } from "@/components/ui/time-ago";
import { permissions } from "@/lib/permissions/table";

interface TokenFactsProps {
  token: {
    readonly name: string;
    readonly prefix: string;
    readonly lastFour: string;
    readonly scopes: readonly string[];
    /** ISO 8601. */
    readonly expiresAt: string;
    readonly lastUsedAt: string | null;
  };
  /** Where it counts, or whose it is. */
  place: string;
  isExpired?: boolean;
}

const shown = 4;

/** What its owner, or the owner of the organisation, knows a token by. */
export function TokenFacts({ token, place, isExpired = false }: TokenFactsProps) {
  const { name, prefix, lastFour, scopes, expiresAt, lastUsedAt } = token;
  return (
    <div className="min-w-0 flex-1 basis-64">
      <div className="font-medium wrap-anywhere">
        {name} {isExpired ? <Pill tone="grey">Expired</Pill> : null}
      </div>
      <div className="text-sm wrap-anywhere text-muted">
        {place} · <span className="font-mono">{`${prefix}…${lastFour}`}</span>
      </div>
      <div className="text-sm text-muted">
        {isExpired ? "Expired" : "Expires"} <DateText at={expiresAt} /> ·{" "}
        {lastUsedAt ? (
          <>
            last used <TimeAgo at={lastUsedAt} />
          </>
        ) : (
          "never used"
        )}
      </div>
      <div className="text-sm text-muted">{scopeText(scopes)}</div>
    </div>
  );
}

function scopeText(scopes: readonly string[]): string {
  const labels = scopes.map((scope) => permissions.find(({ key }) => key === scope)?.label ?? scope);
  const more = labels.length - shown;
  return more > 0 ? `${labels.slice(0, shown).join(", ")} and ${more} more` : labels.join(", ");
}
