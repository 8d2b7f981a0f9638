"use client";

import type { ComponentProps, ReactNode, RefObject } from "react";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { DrawnForField } from "./drawn-for";

interface FormLayoutProps extends Pick<ComponentProps<"form">, "action" | "onSubmit"> {
  formRef: RefObject<HTMLFormElement | null>;
  hidden: Readonly<Record<string, string>>;
  summary: ReactNode;
  layout: "plain" | "dialog";
  footer: ReactNode;
  className: string;
  children: ReactNode;
}

/** `noValidate`: the browser's own bubbles speak another language than the page, and only one of them at a time. */
export function FormLayout({
  formRef,
  hidden,
  summary,
  layout,
  footer,
  className,
  children,
  ...form
}: FormLayoutProps) {
  const inDialog = layout === "dialog";
  const body = (
    <>
      {summary}
      {children}
    </>
  );
  return (
    <form
      ref={formRef}
      noValidate
      className={`${inDialog ? "flex flex-1 flex-col" : "grid grid-cols-1 gap-4"} ${className}`}
      {...form}
    >
      <DrawnForField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {inDialog ? <DialogBody>{body}</DialogBody> : body}
      {footer && inDialog ? <DialogFooter>{footer}</DialogFooter> : null}
      {footer && !inDialog ? <div className="flex flex-wrap items-center gap-2">{footer}</div> : null}
    </form>
  );
}
