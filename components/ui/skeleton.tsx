/** One grey bar. Size and shape come from `className`. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden className={`block animate-pulse rounded-sm bg-line ${className}`} />;
}

const rows = ["w-40", "w-56", "w-48", "w-36", "w-52"];

/** A page on its way: a heading and a list, in the places where they will be. */
export function PageSkeleton() {
  return (
    <div>
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-7 w-44" />
      <Skeleton className="mt-2 h-4 w-72 max-w-full" />
      <div className="mt-6 rounded-lg border border-line bg-surface">
        {rows.map((width) => (
          <div key={width} className="flex h-[57px] items-center gap-3 border-b border-line px-4 last:border-b-0">
            <Skeleton className="size-8 rounded-full" />
            <Skeleton className={`h-4 max-w-full ${width}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
