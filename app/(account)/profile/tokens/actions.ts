"use server";

import { runAction } from "@/app/_server/action";
import { createToken } from "@/lib/tokens/create-token";
import { createTokenForm } from "@/lib/tokens/form";
import { revokeToken } from "@/lib/tokens/revoke-token";

export const createTokenAction = runAction(createToken, (created) => created, createTokenForm);

export const revokeTokenAction = runAction(revokeToken, ({ name }) => ({ name }));
