"use client";

import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import { useOpenShortcuts } from "@/components/palette/shortcuts";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { MenuChoices } from "@/components/ui/menu-choices";
import { useHydrated } from "@/components/ui/use-hydrated";
import { chooseTheme, themes, useTheme } from "@/components/ui/use-theme";
import { type SignOut, SignOutForm } from "./sign-out-form";

export interface FrameOrganisation {
  name: string;
  slug: string;
}

export interface FrameUser {
  id: string;
  name: string;
  email: string;
}

export interface ProfileMenuProps {
  user: FrameUser;
  organisations: readonly FrameOrganisation[];
  activeSlug: string | null;
  /** Links to the pages that nobody else is shown. */
  isPlatformAdmin?: boolean;
  signOutAction: SignOut;
}

export function ProfileMenu(props: ProfileMenuProps) {
  const { user, organisations, activeSlug, isPlatformAdmin = false, signOutAction } = props;
  const open = useOpenShortcuts();
  const theme = useTheme();
  const hydrated = useHydrated();
  const signOut = useRef<HTMLFormElement>(null);

  return (
    <div className="flex items-center">
      {/* Outside the menu: a form inside would leave the page together with the closing menu, before it is posted. */}
      {hydrated ? (
        <SignOutForm
          action={signOutAction}
          formRef={signOut}
          className="absolute top-14 right-4 z-20 w-80 max-w-[calc(100%-2rem)] rounded-md bg-surface sm:right-6"
        />
      ) : null}
      <noscript>
        <div className="flex items-center gap-3">
          <a href="/profile" className="link">
            Your profile
          </a>
          {isPlatformAdmin ? (
            <a href="/admin/users" className="link">
              Platform administration
            </a>
          ) : null}
          <SignOutForm action={signOutAction}>
            <button type="submit" className="link">
              Sign out
            </button>
          </SignOutForm>
        </div>
      </noscript>
      <Menu
        trigger={
          <MenuTrigger
            label="Your profile and organisations"
            className={`flex items-center gap-1.5 rounded-sm px-2 py-[5px] hover:bg-sunken noscript:hidden`}
          >
            <Avatar id={user.id} name={user.name} size="sm" />
            <ChevronDown aria-hidden size={12} className="text-muted" />
          </MenuTrigger>
        }
      >
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-sm text-muted">{user.email}</p>
        </div>
        <MenuSeparator />
        <MenuLabel>Organisations</MenuLabel>
        {organisations.map(({ name, slug }) => (
          <MenuItem key={slug} href={`/orgs/${slug}`} current={slug === activeSlug}>
            {name}
          </MenuItem>
        ))}
        <MenuItem href="/orgs/new">Create an organisation</MenuItem>
        <MenuSeparator />
        <MenuItem href="/profile">Your profile</MenuItem>
        {isPlatformAdmin ? <MenuItem href="/admin/users">Platform administration</MenuItem> : null}
        <MenuSeparator />
        <MenuItem onSelect={() => open("keys")}>Keyboard shortcuts</MenuItem>
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <MenuChoices label="Theme" value={theme} choices={themes} onChoose={chooseTheme} />
        <MenuSeparator />
        <MenuItem onSelect={() => signOut.current?.requestSubmit()}>Sign out</MenuItem>
      </Menu>
    </div>
  );
}
