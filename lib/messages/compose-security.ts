import type { PropsOf } from "@/emails/index";
import { describeAccountEvent } from "@/lib/audit/account-events";
import { readEvent } from "./compose-account";
import type { Composer } from "./composing";

/** One mail for whatever changes how somebody signs in: the event itself says what (AT-10). */
export const composeSecurityNotice: Composer<"security_notice", PropsOf<"security_notice">> = async (
  tx,
  ids,
  { supportEmail },
) => {
  const found = await readEvent(tx, ids.eventId);
  if (!found) return null;
  const { to, props, event } = found;
  return { to, props: { ...props, happened: `${describeAccountEvent(event.name, event.details)}.`, supportEmail } };
};
