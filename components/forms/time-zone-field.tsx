"use client";

import { useSyncExternalStore } from "react";
import { readTimeZone, type TimeZoneChoice, timeZoneLabel } from "@/lib/kernel/time-zones";
import { FieldFrame } from "./field-frame";
import { useField } from "./form-context";

interface TimeZoneFieldProps {
  /** Drawn by the server, whose clock says which hours hold. */
  choices: readonly TimeZoneChoice[];
  /** The zone that is set, or that is offered until the browser has said in which one it is. */
  zone: string;
  /** Where nothing has been chosen yet the browser's own is proposed. */
  proposesOwn?: boolean;
  hint?: string;
}

/** A city is typed, or chosen from what the browser offers for what was typed: also without JavaScript. */
export function TimeZoneField({ choices, zone, proposesOwn = false, hint }: TimeZoneFieldProps) {
  const name = "timeZone";
  const field = useField(name);
  const own = useSyncExternalStore(subscribe, browserZone, () => null);
  const proposed = readTimeZone((proposesOwn && own) || zone) ?? zone;
  const label = choices.find((choice) => choice.zone === proposed)?.label ?? timeZoneLabel(proposed, new Date());
  const list = `${field.id}-list`;
  return (
    <FieldFrame field={field} label="Time zone" hint={hint}>
      <input
        {...field.control(Boolean(hint))}
        // Another proposal is another field: what was typed into this one stays.
        key={proposed}
        list={list}
        defaultValue={field.values?.[name] ?? label}
        autoComplete="off"
        spellCheck={false}
        aria-required
        // The list offers what fits the text: with all of it chosen, typing begins anew.
        onFocus={(event) => event.currentTarget.select()}
        className="field"
      />
      <datalist id={list}>
        {choices.map((choice) => (
          <option key={choice.zone} value={choice.label}>
            {choice.zone}
          </option>
        ))}
      </datalist>
    </FieldFrame>
  );
}

const subscribe = () => () => undefined;
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
