"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepToken } from "@/app/_server/cookies";
import { wantedPage } from "@/app/_server/wanted-page";
import { addKey } from "@/lib/two-factor/add-key";
import { askNewKey } from "@/lib/two-factor/ask-new-key";
import { removeKey } from "@/lib/two-factor/remove-key";
import { renameKey } from "@/lib/two-factor/rename-key";

export const askNewKeyAction = runAction(askNewKey, (options) => options);

/** Stays on the page to show recovery codes; whoever has theirs already goes on to where they were going. */
export const addKeyAction = runAction(addKey, async ({ session, recoveryCodes }, { query }) => {
  await keepToken(session);
  const wanted = wantedPage(query.next);
  if (!recoveryCodes && wanted) redirect(wanted);
  return { recoveryCodes };
});

export const renameKeyAction = runAction(renameKey);

export const removeKeyAction = runAction(removeKey);
