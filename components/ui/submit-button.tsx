"use client";

import { LoaderCircle } from "lucide-react";
import type { MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

export interface SubmitButtonProps extends Omit<ButtonProps, "type"> {
  /** Not yet allowed, for a reason that the form shows; the button stays reachable by keyboard. */
  blocked?: boolean;
}

/**
 * While it works the spinner stands over its label, which keeps the width and, to a screen reader, the name.
 * `aria-disabled` rather than `disabled`: a button that loses the focus while it works sends the reader to the top.
 */
export function SubmitButton({ blocked = false, variant = "primary", onClick, children, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const held = pending || blocked;

  function guard(event: MouseEvent<HTMLButtonElement>) {
    if (held) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <Button {...rest} type="submit" variant={variant} aria-disabled={held || undefined} onClick={guard}>
      <span className={`inline-flex items-center gap-1.5 ${pending ? "opacity-0" : ""}`}>{children}</span>
      {pending ? <LoaderCircle aria-hidden size={16} className="absolute animate-spin" /> : null}
    </Button>
  );
}
