import { TextField } from "@/components/forms/text-field";

/** What destroys for several at once is confirmed by typing for how many. */
export function ConfirmNumber({ of }: { of: number }) {
  return (
    <TextField
      name="confirmation"
      label={`Type ${of} to confirm`}
      autoComplete="off"
      inputMode="numeric"
      spellCheck={false}
    />
  );
}
