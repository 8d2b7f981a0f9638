import { Card } from "@/components/ui/card";
import type { TeamView } from "@/lib/members/get-team";
import type { SaveTwoFactorPolicy } from "./two-factor-policy";
import { TwoFactorSwitch } from "./two-factor-switch";

interface TwoFactorCardProps {
  slug: string;
  policy: NonNullable<TeamView["twoFactor"]>;
  save: SaveTwoFactorPolicy;
}

/** The state of the policy, for owners: always in words beside the tick. */
export function TwoFactorCard({ slug, policy: { state, day, seen }, save }: TwoFactorCardProps) {
  const words = {
    off: "Off. Members without it can work here.",
    on: `On since ${day}.`,
    ahead: `From ${day}. Until then members without it can work here.`,
  };
  return (
    <Card className="mb-5 p-4">
      <TwoFactorSwitch slug={slug} seen={seen} isRequired={state !== "off"} save={save}>
        {words[state]}
      </TwoFactorSwitch>
    </Card>
  );
}
