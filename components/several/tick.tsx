import type { ComponentProps } from "react";
import { headTickId, severalFormId } from "./several-bar";

interface TickProps extends Omit<ComponentProps<"input">, "type" | "form" | "name" | "value"> {
  /** The kind of what is chosen. */
  name: string;
  value: string;
  /** "Choose Ann Abel". */
  label: string;
}

/** The box of one row. It belongs to the bar's form, wherever it stands. */
export function Tick({ label, className = "", ...input }: TickProps) {
  return (
    <label className={`grid size-10 cursor-pointer place-items-center sm:-my-2 sm:-ml-3 ${className}`}>
      <input type="checkbox" form={severalFormId} aria-label={label} className="scroll-mb-28" {...input} />
    </label>
  );
}

/** In the head of the column: all of this page, or none. The bar keeps it, and without a script it is not there. */
export function HeadTick({ label }: { label: string }) {
  return (
    <label className="grid size-10 cursor-pointer place-items-center sm:-my-3 sm:-ml-3 noscript:hidden">
      <input type="checkbox" id={headTickId} aria-label={label} />
    </label>
  );
}
