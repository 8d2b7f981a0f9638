/** Words that a person wrote, set apart from ours. */
export function Reason({ children }: { children: string }) {
  return (
    <blockquote className="mt-2 border-l-2 border-line-strong pl-3.5 wrap-anywhere whitespace-pre-line">
      {children}
    </blockquote>
  );
}
