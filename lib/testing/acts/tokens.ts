import { createToken } from "@/lib/tokens/create-token";
import { revokeMemberToken } from "@/lib/tokens/revoke-member-token";
import { revokeToken } from "@/lib/tokens/revoke-token";
import { act } from "../act";
import { plantToken } from "../plant";
import type { Stage } from "../stage";

const content = { name: "Nightly export", days: 90 as const, scopes: ["team:view" as const] };

/** A member with a token. */
async function holder(stage: Stage) {
  const who = await stage.join("read_only");
  return { who, input: { tokenId: await plantToken(stage.sql, who, stage.team) } };
}

export const tokenActs = [
  act(createToken, async (stage) => ({ claim: await stage.as(await stage.join("read_only")), input: content })),
  act(revokeToken, async (stage) => {
    const { who, input } = await holder(stage);
    return { claim: await stage.user(who), input };
  }),
  act(revokeMemberToken, async (stage) => ({ claim: await stage.asOwner(), input: (await holder(stage)).input })),
];
