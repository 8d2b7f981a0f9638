"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useTransition } from "react";
import { SelectOptions } from "@/components/forms/select-field";
import { Select } from "@/components/ui/select";
import type { TeamView } from "@/lib/members/get-team";
import { roleChoices } from "./role-options";
import type { TeamFilter } from "./team-filter";

interface MemberFilterFormProps {
  path: string;
  filter: TeamFilter;
  roles: TeamView["roles"];
  mayManage: boolean;
}

const pauseMs = 250;

/** A plain GET form; with JavaScript the list follows while somebody types, and the address can be shared all the same. */
export function MemberFilterForm({ path, filter, roles, mayManage }: MemberFilterFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isPending, start] = useTransition();

  const search = useRef<HTMLInputElement>(null);

  useEffect(() => () => clearTimeout(timer.current), []);

  // A chip that is taken off empties the field; what is being typed is ahead of the address.
  useEffect(() => {
    const field = search.current;
    if (field && field !== document.activeElement) field.value = filter.search ?? "";
  }, [filter.search]);

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

  return (
    <search>
      {/* Begun anew when a chip or a head of a column has changed the address; not for what is typed. */}
      <form
        key={JSON.stringify({ ...filter, search: "" })}
        ref={form}
        action={path}
        onSubmit={submit}
        className="flex flex-wrap gap-2"
        aria-busy={isPending}
      >
        {filter["two-factor"] ? <input type="hidden" name="two-factor" value={filter["two-factor"]} /> : null}
        <input
          ref={search}
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
          className="field max-sm:w-full sm:w-[220px] lg:h-[30px]!"
        />
        <Select
          name="role"
          aria-label="Role filter"
          defaultValue={filter.role ?? ""}
          onChange={show}
          className="max-sm:flex-1 max-sm:basis-36 sm:max-w-[168px] lg:[&_select]:h-[30px]!"
        >
          <option value="">All roles</option>
          {filter.role && !roles.some(({ name }) => name === filter.role) ? (
            <option value={filter.role}>A role that is gone</option>
          ) : null}
          <SelectOptions options={roleChoices(roles)} />
        </Select>
        {/* Where the table is a list, its columns have no heads to sort by. */}
        <Select
          name="sort"
          aria-label="Sort by"
          defaultValue={filter.sort ?? ""}
          onChange={show}
          className="flex-1 basis-36 sm:hidden"
        >
          <option value="">Joined first</option>
          <option value="-joined">Joined last</option>
          <option value="name">Name</option>
          <option value="role">Role</option>
          {mayManage ? (
            <>
              <option value="two-factor">Two-factor</option>
              <option value="sign-in">Longest away</option>
              <option value="-sign-in">Here last</option>
            </>
          ) : null}
          {filter.sort && ["-name", "-role", "-two-factor"].includes(filter.sort) ? (
            <option value={filter.sort}>The other way round</option>
          ) : null}
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
