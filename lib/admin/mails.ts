import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { platformAdmins } from "@/db/schema/platform";
import { users } from "@/db/schema/users";
import { readAccountEvent } from "@/lib/accounts/read-account-event";
import { defineMail } from "@/lib/messages/define-mail";
import { id } from "@/lib/messages/message";

export const platformAdminChangedMail = defineMail({
  name: "platform_admin_changed",
  ids: z.strictObject({ eventId: id, adminId: id }),
  subject: "The platform admins of Rollcall changed",
  template: () => import("@/emails/platform-admin-changed"),
  async compose(tx, ids) {
    const changed = await readAccountEvent(tx, ids.eventId);
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
  },
});
