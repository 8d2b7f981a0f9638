import { RoleDifference } from "@/components/team/role-difference";
import { Disclosure } from "@/components/ui/disclosure";
import { sumOfRoleChange } from "@/lib/permissions/role-change";
import type { PermissionChange } from "./event-facts";

/** How many permissions a change gave and took, and which. */
export function PermissionsMoved({ moved: { gained, lost, isAsOfToday } }: { moved: PermissionChange }) {
  const numbers = `Gained ${gained.length || "none"}, lost ${lost.length || "none"}`;
  return (
    <>
      <p>
        {numbers}
        {isAsOfToday ? ", as these roles are today." : "."}
      </p>
      {gained.length + lost.length > 0 ? (
        <Disclosure summary="See which" className="text-accent-text">
          <div className="pt-1.5 text-ink">
            <RoleDifference {...sumOfRoleChange([new Set(lost)], new Set(gained))} />
          </div>
        </Disclosure>
      ) : null}
    </>
  );
}
