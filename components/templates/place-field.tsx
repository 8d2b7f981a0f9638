"use client";

import { SelectField } from "@/components/forms/select-field";

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly parentId: string | null;
}

interface PlaceFieldProps {
  name: string;
  places: readonly Place[];
  present: string | null;
  /** A folder that nothing in it, nor itself, can be moved into. */
  without?: string;
}

/** Where something shall stand: the top, or one of the folders that whoever chooses sees. */
export function PlaceField({ name, places, present, without }: PlaceFieldProps) {
  const inside = new Set(without === undefined ? [] : [without]);
  const offered = places.filter(({ id, parentId }) => {
    // Each comes before what is in it.
    if (parentId !== null && inside.has(parentId)) inside.add(id);
    return !inside.has(id);
  });
  return (
    <SelectField
      name={name}
      label="Folder"
      defaultValue={present ?? ""}
      options={[
        { value: "", label: "Templates (the top, for everybody in the project)" },
        ...offered.map((place) => ({ value: place.id, label: `${"– ".repeat(place.depth)}${place.name}` })),
      ]}
    />
  );
}
