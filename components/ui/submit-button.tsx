"use client";

import { LoaderCircle } from "lucide-react";
import type { MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "./button";

export interface SubmitButtonProps extends Omit<ButtonProps, "type"> {
  /** Not yet allowed, for a reason that the form shows; the button stays reachable by keyboard. */
  blocked?: boolean;
}

/** `aria-disabled` rather than `disabled`: a button that loses the focus while it works sends the reader to the top. */
export function SubmitButton({ blocked = false, variant = "primary", onClick, children, ...rest }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  const held = pending || blocked;

  function guard(event: MouseEvent<HTMLButtonElement>) {
    if (held) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <Button {...rest} type="submit" variant={variant} aria-disabled={held || undefined} onClick={guard}>
      {pending ? <LoaderCircle aria-hidden size={14} className="animate-spin" /> : null}
      {children}
    </Button>
  );
}
