"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { useToast } from "./toast";
import { useHydrated } from "./use-hydrated";

export interface CopyButtonProps {
  text: string;
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

export function CopyButton({ text, label = "Copy", variant = "secondary", size = "sm" }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  const toast = useToast();
  if (!useHydrated()) return null;

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      toast("Copied");
    } catch {
      toast("This browser did not copy it. Select the text and copy it yourself.", "refused");
    }
  }

  return (
    <Button variant={variant} size={size} onClick={copy}>
      {isCopied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
      {label}
    </Button>
  );
}
