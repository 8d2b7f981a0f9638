import Link from "next/link";
import type { TeamView } from "@/lib/members/get-team";
import type { SaveTwoFactorPolicy } from "./two-factor-policy";
import { TwoFactorSwitch } from "./two-factor-switch";

interface TwoFactorHalfProps {
  team: TeamView;
  policy: NonNullable<TeamView["twoFactor"]>;
  save: SaveTwoFactorPolicy;
}

/** The state of the policy, for owners: always in words beside the tick. */
export function TwoFactorHalf({ team: { slug, frame }, policy, save }: TwoFactorHalfProps) {
  const { state, day, seen, textMessagesCount } = policy;
  const words = { off: "", on: `On since ${day}. `, ahead: `From ${day}. ` };
  const without = withoutIt(frame);
  // Where text messages do not count, those who have nothing else are among those who lack it.
  const who = textMessagesCount ? "two-factor=none" : "sort=two-factor";
  return (
    <div className="px-4 py-[9px]">
      <TwoFactorSwitch slug={slug} seen={seen} isRequired={state !== "off"} save={save}>
        {words[state]}
        {without === 0 ? "Every member has set it up. " : `${said(without)} not set it up. `}
        {without === 0 ? null : (
          <Link href={`/orgs/${slug}/team?${who}`} prefetch={false} className="link">
            See who
          </Link>
        )}
      </TwoFactorSwitch>
    </div>
  );
}

/** Null for more than a thousand, who are not counted. */
function withoutIt({ seats, covered }: TeamView["frame"]): number | null {
  if (!seats || !covered || covered.with === null) return null;
  return seats.used - covered.with;
}

function said(without: number | null): string {
  if (without === null) return "More than 1,000 members have";
  return without === 1 ? "1 member has" : `${without.toLocaleString("en-GB")} members have`;
}
