import Link from "next/link";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/ui/brand-mark";
import { type FrameOrganisation, ProfileMenu, type ProfileMenuProps } from "./profile-menu";

export interface TopBarProps extends Omit<ProfileMenuProps, "activeSlug"> {
  organisation: FrameOrganisation | null;
  /** The list of projects, once there is one. */
  projects?: ReactNode;
}

export function TopBar({ organisation, projects, ...menu }: TopBarProps) {
  return (
    <header className="flex h-[52px] items-center gap-2.5 bg-surface px-4 sm:px-6">
      <Link href="/" className="shrink-0 rounded-sm">
        <BrandMark />
        <span className="sr-only">Rollcall, your organisations</span>
      </Link>
      {organisation ? (
        <Link
          href={`/orgs/${organisation.slug}`}
          className="min-w-0 truncate rounded-sm px-2 py-[5px] font-medium hover:bg-sunken"
        >
          {organisation.name}
        </Link>
      ) : null}
      {projects ? (
        <>
          <span aria-hidden className="hidden text-line-strong sm:inline">
            /
          </span>
          <div className="hidden min-w-0 sm:block">{projects}</div>
        </>
      ) : null}
      <div className="ml-auto shrink-0">
        <ProfileMenu {...menu} activeSlug={organisation?.slug ?? null} />
      </div>
    </header>
  );
}
