"use client";

import { useState } from "react";
import { CommandForm } from "@/components/forms/command-form";
import { useField } from "@/components/forms/form-context";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { PermissionBoxes } from "@/components/roles/permission-boxes";
import { PermissionSet } from "@/components/roles/permission-set";
import { SubmitButton } from "@/components/ui/submit-button";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import type { Permission } from "@/lib/permissions/table";
import { lifetimes, usualLifetime } from "@/lib/tokens/input";
import { tokenRefusals } from "./refusals";
import { type NewToken, ShownToken } from "./shown-token";

export interface TokenPlace {
  readonly slug: string;
  readonly name: string;
  /** What the person holds there now. */
  readonly held: readonly Permission[];
}

interface CreateTokenFormProps {
  action: FormAction<NewToken>;
  places: readonly TokenPlace[];
}

/** Once the token is made it stands in the place of the fields, without JavaScript as well. */
export function CreateTokenForm({ action, places }: CreateTokenFormProps) {
  // A token that has been put away must not come back with the next one's fields.
  const [round, setRound] = useState(0);
  return (
    <CommandForm key={round} action={action} sentences={tokenRefusals.create_token}>
      <Step places={places} again={() => setRound((before) => before + 1)} />
    </CommandForm>
  );
}

function Step({ places, again }: { places: readonly TokenPlace[]; again: () => void }) {
  const state = useField("name").answer as FormState<NewToken>;
  const [chosen, setChosen] = useState<string | null>(null);
  if (state?.status === "done") return <ShownToken created={state.value} again={again} />;
  const echoed = state?.status === "refused" ? state.values.organisation : undefined;
  return (
    <>
      <TextField
        name="name"
        label="Name"
        autoComplete="off"
        maxLength={64}
        hint="What will use it, so that you know it again"
      />
      <SelectField
        name="organisation"
        label="Organisation"
        defaultValue={places[0]?.slug ?? ""}
        options={places.map(({ slug, name }) => ({ value: slug, label: name }))}
        onValueChange={setChosen}
      />
      <SelectField
        name="days"
        label="Expires"
        defaultValue={String(usualLifetime)}
        options={lifetimes.map((days) => ({ value: String(days), label: `In ${days} days` }))}
      />
      <Scopes places={places} slug={chosen ?? echoed ?? places[0]?.slug ?? ""} />
      <div>
        <SubmitButton size="lg">Create token</SubmitButton>
      </div>
    </>
  );
}

/** Where JavaScript runs, what the person holds in the chosen organisation; without it, anywhere. The server decides. */
function Scopes({ places, slug }: { places: readonly TokenPlace[]; slug: string }) {
  const hydrated = useHydrated();
  const held = new Set(places.filter((place) => !hydrated || place.slug === slug).flatMap((place) => place.held));
  return (
    <PermissionSet
      name="scopes"
      hint="The token may never do more than your role allows at the moment that it is used. Tick only what the program needs."
    >
      <PermissionBoxes offered={held} />
    </PermissionSet>
  );
}
