"use client";

import Link from "next/link";
import type { MouseEvent } from "react";
import { boxOf } from "@/lib/permissions/boxes";
import { customPermissions, heldBy, type RoleChoice } from "@/lib/permissions/role";

interface BeginWithProps {
  roles: readonly RoleChoice[];
  /** The page that begins with a role, where no JavaScript runs. */
  hrefOf: (role: string) => string;
}

/** Ticks in the form around it what another role holds; what was typed stays. */
export function BeginWith({ roles, hrefOf }: BeginWithProps) {
  function tick(event: MouseEvent<HTMLAnchorElement>, role: RoleChoice) {
    const form = event.currentTarget.closest("form");
    if (!form || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const held = heldBy(role);
    for (const key of customPermissions) {
      const box = form.elements.namedItem(boxOf(key));
      if (box instanceof HTMLInputElement) box.checked = held.has(key);
    }
    for (const part of form.querySelectorAll("details")) part.open = true;
  }

  return (
    <p className="text-sm text-muted">
      Begin with what another role holds:{" "}
      {roles.map((role, index) => (
        <span key={role.name}>
          {index > 0 ? ", " : ""}
          <Link href={hrefOf(role.name)} prefetch={false} className="link" onClick={(event) => tick(event, role)}>
            {role.label}
          </Link>
        </span>
      ))}
    </p>
  );
}
