import Link from "next/link";
import type { TwoFactorPreview } from "@/lib/organisations/preview-two-factor-policy";

interface WhoIsHitProps {
  slug: string;
  those: TwoFactorPreview["without"];
  state: "none" | "sms";
}

const most = 1000;

/** The members whom a policy stops until they have set something up. */
export function WhoIsHit({ slug, those: { count, first }, state }: WhoIsHitProps) {
  if (count === 0) {
    return state === "none" ? <p>Every member has two-factor authentication. Nobody is stopped.</p> : null;
  }
  const many = count > most ? "More than 1,000 members" : `${count} ${count === 1 ? "member" : "members"}`;
  const verb = count === 1 ? "has" : "have";
  const more = count > most ? "more" : String(count - first.length);
  return (
    <section
      className="grid grid-cols-1 gap-2"
      aria-label={state === "none" ? "Without two-factor" : "Text messages only"}
    >
      <p className="font-medium">
        {many} {verb} {state === "none" ? "no two-factor authentication" : "text messages only"}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <ul className="max-h-44 divide-y divide-line overflow-y-auto rounded-md border border-line" tabIndex={0}>
        {first.map(({ id, name, email }) => (
          <li key={id} className="flex flex-wrap gap-x-2 px-3 py-1.5">
            <span className="font-medium">{name}</span>
            <span className="min-w-0 truncate text-muted">{email}</span>
          </li>
        ))}
      </ul>
      {count > first.length ? (
        <p className="text-sm text-muted">
          And {more} others.{" "}
          <Link href={`/orgs/${slug}/team?two-factor=${state}`} className="link">
            See all
          </Link>
        </p>
      ) : null}
    </section>
  );
}
