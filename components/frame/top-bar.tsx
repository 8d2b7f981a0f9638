import Link from "next/link";
import { PaletteButton } from "@/components/palette/palette-button";
import { BrandMark } from "@/components/ui/brand-mark";
import type { ActiveProject } from "./active-project";
import { type FrameOrganisation, ProfileMenu, type ProfileMenuProps } from "./profile-menu";
import { ProjectSwitcher } from "./project-switcher";

export interface TopBarProps extends Omit<ProfileMenuProps, "activeSlug"> {
  organisation: FrameOrganisation | null;
  /** Of an organisation that has projects: the one that the address is about, if any. */
  projects?: { readonly active: ActiveProject | null } | undefined;
}

export function TopBar({ organisation, projects, ...menu }: TopBarProps) {
  return (
    <header className="bg-surface">
      {/* On a wide screen no further out than a window of 1280 px would have it: not at its edges. */}
      <div className="relative mx-auto flex h-[52px] max-w-[1280px] items-center gap-2.5 px-4 sm:px-6">
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
        {organisation && projects ? (
          <>
            <span aria-hidden className="hidden text-line-strong sm:inline">
              /
            </span>
            <ProjectSwitcher slug={organisation.slug} active={projects.active} />
          </>
        ) : null}
        <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-2">
          <PaletteButton />
          <ProfileMenu {...menu} activeSlug={organisation?.slug ?? null} />
        </div>
      </div>
    </header>
  );
}
