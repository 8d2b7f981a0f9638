import {
  Building2,
  ClipboardCheck,
  Crown,
  Download,
  FileChartColumn,
  FileText,
  Folder,
  History,
  Key,
  LogIn,
  type LucideIcon,
  Mail,
  Network,
  ShieldCheck,
  Tag,
  UserCog,
  Users,
  Wrench,
} from "lucide-react";
import type { EventGroup } from "@/lib/audit/events/define-event";

/** What an entry of the log is about, at a glance. The words beside it say the same. */
const icons: Readonly<Record<EventGroup, LucideIcon>> = {
  Organisation: Building2,
  Projects: Folder,
  "Templates and folders": FileText,
  "Service cases": Wrench,
  Seats: Users,
  Invitations: Mail,
  Members: UserCog,
  Roles: Tag,
  Reports: FileChartColumn,
  "Access reviews": ClipboardCheck,
  Ownership: Crown,
  "Directory group": Network,
  "Downloads and refusals": Download,
  "API tokens": Key,
  "Sessions and accounts": LogIn,
  "Two-factor authentication": ShieldCheck,
};

/** Decoration. `group` is null for an action that the list no longer has. */
export function GroupIcon({ group }: { group: EventGroup | null }) {
  const Icon = group ? icons[group] : History;
  return (
    <span
      aria-hidden
      className="grid size-[26px] shrink-0 place-items-center rounded-full border border-line bg-sunken text-muted"
    >
      <Icon size={14} />
    </span>
  );
}
