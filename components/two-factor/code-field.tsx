"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useField } from "@/components/forms/form-context";
import { TextField } from "@/components/forms/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { readTypedCode } from "@/lib/kernel/typed-code";

/**
 * Six digits: from an app, a text message or a mail. Phones offer what they have just received. The cursor waits in it, for
 * it is what its page is for, and the sixth digit sends the form; the code that was sent last is not sent again by itself.
 */
export function CodeField({ hint }: { hint: string }) {
  const hydrated = useHydrated();
  const { id } = useField("code");
  const sent = useRef("");

  const sendWhenWhole = (typed: string, { form }: HTMLInputElement) => {
    const code = readTypedCode(typed);
    if (!/^\d{6}$/.test(code) || code === sent.current) return;
    sent.current = code;
    form?.requestSubmit();
  };
  // A phone may have filled it in before the page's script ran.
  const sendWhatStands = useEffectEvent(() => {
    const input = document.getElementById(id);
    if (input instanceof HTMLInputElement) sendWhenWhole(input.value, input);
  });
  useEffect(() => sendWhatStands(), []);

  return (
    <TextField
      name="code"
      label="Code"
      autoComplete="one-time-code"
      inputMode="numeric"
      spellCheck={false}
      autoFocus
      hint={
        <>
          {hint}
          {hydrated ? <span className="sr-only"> The sixth digit sends them.</span> : null}
        </>
      }
      onValueChange={sendWhenWhole}
    />
  );
}
