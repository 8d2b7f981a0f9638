"use server";

import { runAction } from "@/app/_server/action";
import { revokeMemberToken } from "@/lib/tokens/revoke-member-token";

export const revokeMemberTokenAction = runAction(revokeMemberToken, ({ name }) => ({ name }));
