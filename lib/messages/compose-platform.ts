import { and, eq, isNull } from "drizzle-orm";
import { platformAdmins } from "@/db/schema/platform";
import { users } from "@/db/schema/users";
import type { PropsOf } from "@/emails/index";
import { readEvent } from "./compose-account";
import type { Composer } from "./composing";

export const composePlatformAdminChanged: Composer<
  "platform_admin_changed",
  PropsOf<"platform_admin_changed">
> = async (tx, ids) => {
  const changed = await readEvent(tx, ids.eventId);
  const [admin] = await tx
    .select({ name: users.name, address: users.emailCanonical })
    .from(platformAdmins)
    .innerJoin(users, and(eq(users.id, platformAdmins.userId), isNull(users.archivedAt)))
    .where(eq(platformAdmins.userId, ids.adminId));
  if (!changed || !admin) return null;
  return {
    to: admin,
    props: {
      name: admin.name,
      personName: changed.to.name,
      personAddress: changed.to.address,
      isGranted: changed.event.name === "platform_admin.granted",
      at: changed.props.at,
    },
  };
};
