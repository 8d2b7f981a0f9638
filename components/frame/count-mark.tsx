interface CountMarkProps {
  /** A hundred stands for more; none is not said. */
  count: number | undefined;
  /** What is counted, for screen readers: "waiting". */
  of: string;
  isStrong?: boolean;
}

/** How many there are behind a link, beside its label. */
export function CountMark({ count = 0, of, isStrong = false }: CountMarkProps) {
  if (count === 0) return null;
  const colours = isStrong ? "bg-accent-soft text-accent-text" : "bg-sunken";
  return (
    <>
      {" "}
      <span className={`ml-1 rounded-full px-2 py-px text-xs font-medium tabular-nums ${colours}`}>
        {count >= 100 ? "99+" : count}
        <span className="sr-only"> {of}</span>
      </span>
    </>
  );
}
