"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/app/_server/action";
import { keepToken } from "@/app/_server/cookies";
import { carrying, wantedPage } from "@/app/_server/wanted-page";
import { askForApp } from "@/lib/two-factor/ask-for-app";
import { askMobileCode } from "@/lib/two-factor/ask-mobile-code";
import { confirmMobile } from "@/lib/two-factor/confirm-mobile";
import { confirmMobileForm } from "@/lib/two-factor/form";
import { turnOnApp } from "@/lib/two-factor/turn-on-app";

export const askForAppAction = runAction(askForApp, (_, { query }) =>
  redirect(carrying(wantedPage(query.next), "/two-factor/setup/app")),
);

/** Stays on the page to show recovery codes; whoever has theirs already goes on. */
export const turnOnAppAction = runAction(turnOnApp, async ({ session, recoveryCodes }, { query }) => {
  await keepToken(session);
  if (!recoveryCodes) redirect(wantedPage(query.next) ?? "/profile/security");
  return { recoveryCodes };
});

export const askMobileCodeAction = runAction(askMobileCode, (_, { query }) =>
  redirect(carrying(wantedPage(query.next), "/two-factor/setup/text?sent=yes")),
);

export const turnOnTextsAction = runAction(
  confirmMobile,
  async ({ session, recoveryCodes }, { query }) => {
    if (session) await keepToken(session);
    if (!recoveryCodes) redirect(wantedPage(query.next) ?? "/profile/security");
    return { recoveryCodes };
  },
  confirmMobileForm,
);
