"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type InvitationAddress, stateLabels } from "./invitation-filter";

interface InvitationFilterFormProps {
  path: string;
  filter: InvitationAddress;
  /** Those that have ended are for whoever manages. */
  mayManage: boolean;
}

/** A plain GET form; a chosen state is shown at once where JavaScript runs. */
export function InvitationFilterForm({ path, filter, mayManage }: InvitationFilterFormProps) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <search>
      <form key={JSON.stringify(filter)} ref={form} action={path} className="flex flex-wrap gap-2">
        {filter.sort ? <input type="hidden" name="sort" value={filter.sort} /> : null}
        <input
          type="search"
          name="search"
          aria-label="Search invitations"
          placeholder="Search invitations"
          defaultValue={filter.search ?? ""}
          maxLength={200}
          className="field max-sm:w-full sm:w-[220px] lg:h-[30px]!"
        />
        {mayManage ? (
          <Select
            name="state"
            aria-label="State"
            defaultValue={filter.state ?? "open"}
            onChange={() => form.current?.requestSubmit()}
            className="max-sm:flex-1 sm:w-[132px] lg:[&_select]:h-[30px]!"
          >
            {Object.entries(stateLabels).map(([state, label]) => (
              <option key={state} value={state}>
                {label}
              </option>
            ))}
          </Select>
        ) : null}
        <Button type="submit" className="lg:h-[30px]! max-sm:h-10">
          Search
        </Button>
      </form>
    </search>
  );
}
