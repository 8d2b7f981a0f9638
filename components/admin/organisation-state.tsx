import { Pill } from "@/components/ui/pill";

export function OrganisationState({ deletedAt }: { deletedAt: string | null }) {
  return deletedAt ? <Pill tone="red">Deleted</Pill> : <Pill tone="green">Active</Pill>;
}
