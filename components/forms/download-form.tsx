import type { ComponentProps } from "react";
import { DrawnForField } from "./drawn-for";

type DownloadFormProps = Pick<ComponentProps<"form">, "onSubmit" | "className" | "children"> & { action: string };

/** A plain form and no link: what it answers with a file leaves an entry in a log. Works without JavaScript. */
export function DownloadForm({ children, ...form }: DownloadFormProps) {
  return (
    <form method="post" {...form}>
      <DrawnForField />
      {children}
    </form>
  );
}
