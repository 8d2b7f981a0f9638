/** The green square with the check. Decoration: whoever uses it writes the name beside it or on the link round it. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24" fill="none" className="shrink-0">
      <rect width="24" height="24" rx="6.5" className="fill-accent" />
      <path
        d="m7.5 12.4 3.1 3.1 6-6.3"
        className="stroke-accent-ink"
        strokeWidth="2"
        strokeLinecap="square"
        strokeLinejoin="miter"
      />
    </svg>
  );
}
