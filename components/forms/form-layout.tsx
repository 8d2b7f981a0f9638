"use client";

import type { ComponentProps, ReactNode, RefObject } from "react";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { DrawnForField } from "./drawn-for";

interface FormLayoutProps extends Pick<ComponentProps<"form">, "id" | "action" | "onSubmit"> {
  formRef: RefObject<HTMLFormElement | null>;
  hidden: Readonly<Record<string, string>>;
  summary: ReactNode;
  layout: "plain" | "dialog" | "settings" | "rows";
  footer: ReactNode;
  className: string;
  children: ReactNode;
}

const looks = {
  plain: "grid grid-cols-1 gap-4",
  dialog: "flex flex-1 flex-col",
  settings: "grid grid-cols-1 gap-8",
  rows: "setting-rows",
} as const;

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
  const body = (
    <>
      {summary}
      {children}
    </>
  );
  return (
    <form ref={formRef} noValidate className={`${looks[layout]} ${className}`} {...form}>
      <DrawnForField />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {layout === "dialog" ? <DialogBody>{body}</DialogBody> : body}
      {footer ? <Foot layout={layout}>{footer}</Foot> : null}
    </form>
  );
}

function Foot({ layout, children }: Pick<FormLayoutProps, "layout" | "children">) {
  if (layout === "dialog") return <DialogFooter>{children}</DialogFooter>;
  if (layout === "rows") return <div className="flex flex-wrap items-center justify-end gap-2">{children}</div>;
  if (layout === "plain") return <div className="flex flex-wrap items-center gap-2">{children}</div>;
  // In sight while any of its sections is, however many there are.
  return (
    <div className="-mt-3 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 rounded-lg border border-line bg-sunken px-5 py-3 shadow-card sm:sticky sm:bottom-3 sm:z-10">
      {children}
    </div>
  );
}
