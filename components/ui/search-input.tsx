import { Search } from "lucide-react";
import type { ComponentProps } from "react";

/** A field to search by, with its glass. Its place is the nearest `relative` one round it. */
export function SearchInput({ className = "", ...rest }: Omit<ComponentProps<"input">, "type">) {
  return (
    <>
      <Search
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted"
      />
      <input type="search" {...rest} className={`field pl-[34px] ${className}`} />
    </>
  );
}
