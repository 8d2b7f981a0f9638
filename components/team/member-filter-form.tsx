"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { SelectOptions } from "@/components/forms/select-field";
import { Select } from "@/components/ui/select";
import type { TeamView } from "@/lib/members/get-team";
import { twoFactorLabels } from "@/lib/members/labels";
import { roleChoices } from "./role-options";

export type MemberFilter = Readonly<Record<string, string>> & {
  search?: string;
  role?: string;
  "two-factor"?: string;
  sort?: string;
};

interface MemberFilterFormProps {
  slug: string;
  filter: MemberFilter;
  roles: TeamView["roles"];
  mayManage: boolean;
}

const pauseMs = 250;

/** A plain GET form; with JavaScript the list follows while somebody types, and the address can be shared all the same. */
export function MemberFilterForm({ slug, filter, roles, mayManage }: MemberFilterFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isPending, start] = useTransition();
  const path = `/orgs/${slug}/team`;

  useEffect(() => () => clearTimeout(timer.current), []);

  function show() {
    clearTimeout(timer.current);
    if (!form.current) return;
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form.current)) if (value) asked.set(name, String(value));
    start(() => router.replace(asked.size > 0 ? `${path}?${asked}` : path, { scroll: false }));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    show();
  }

  const select = "max-sm:flex-1 max-sm:basis-36";
  return (
    <search>
      <form ref={form} action={path} onSubmit={submit} className="flex flex-wrap gap-2" aria-busy={isPending}>
        <input
          type="search"
          name="search"
          aria-label="Search members"
          placeholder="Search members"
          defaultValue={filter.search ?? ""}
          maxLength={200}
          onChange={() => {
            clearTimeout(timer.current);
            timer.current = setTimeout(show, pauseMs);
          }}
          className="field max-sm:w-full sm:w-[200px]"
        />
        <Select
          name="role"
          aria-label="Role filter"
          defaultValue={filter.role ?? ""}
          onChange={show}
          className={select}
        >
          <option value="">All roles</option>
          {filter.role && !roles.some(({ name }) => name === filter.role) ? (
            <option value={filter.role}>A role that is gone</option>
          ) : null}
          <SelectOptions options={roleChoices(roles)} />
        </Select>
        {mayManage ? (
          <Select
            name="two-factor"
            aria-label="Two-factor filter"
            defaultValue={filter["two-factor"] ?? ""}
            onChange={show}
            className={select}
          >
            <option value="">Any two-factor</option>
            {Object.entries(twoFactorLabels).map(([state, label]) => (
              <option key={state} value={state}>
                {label}
              </option>
            ))}
          </Select>
        ) : null}
        <Select name="sort" aria-label="Sort by" defaultValue={filter.sort ?? ""} onChange={show} className={select}>
          <option value="">Joined first</option>
          <option value="name">Name</option>
          {mayManage ? <option value="sign-in">Longest away</option> : null}
        </Select>
        <noscript>
          <button type="submit" className="link">
            Search
          </button>
        </noscript>
      </form>
    </search>
  );
}
