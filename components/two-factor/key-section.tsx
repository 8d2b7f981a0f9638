import type { ComponentProps } from "react";
import { AddKeyForm } from "./add-key-form";
import { KeyList } from "./key-list";
import { SecuritySection } from "./security-section";

type KeySectionProps = ComponentProps<typeof KeyList> & Pick<ComponentProps<typeof AddKeyForm>, "begin" | "finish">;

/** The card of the security page. */
export function KeySection({ keys, rename, remove, begin, finish }: KeySectionProps) {
  return (
    <SecuritySection
      id="keys"
      title="Security keys and passkeys"
      state={keys.length > 0 ? `${keys.length} registered` : "None"}
      lead="A touch, a fingerprint or a face. Register two, so that losing one does not lock you out."
    >
      {keys.length > 0 ? <KeyList keys={keys} rename={rename} remove={remove} /> : null}
      <AddKeyForm begin={begin} finish={finish} next="/profile/security" />
    </SecuritySection>
  );
}
