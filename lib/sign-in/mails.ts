import { z } from "zod";
import { readAccountEvent } from "@/lib/accounts/read-account-event";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";

export const newBrowserMail = defineMail({
  name: "new_browser",
  ids: z.strictObject({ eventId: id }),
  subject: "Your Rollcall account was used in a new browser",
  template: () => import("@/emails/new-browser"),
  compose: (tx, ids) => readAccountEvent(tx, ids.eventId),
});
