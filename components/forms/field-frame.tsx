import type { ReactNode } from "react";

export interface FieldWords {
  label: string;
  /** Adds "(optional)" to the label. */
  optional?: boolean;
  /** Read aloud before the label, not shown: "New team: " where the page shows that already. */
  labelPrefix?: string;
  hint?: ReactNode;
}

export function LabelText({ label, optional, labelPrefix }: FieldWords) {
  return (
    <>
      {labelPrefix ? <span className="sr-only">{labelPrefix} </span> : null}
      {label}
      {optional ? <span className="font-normal text-muted"> (optional)</span> : null}
    </>
  );
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="text-sm text-muted">
      {children}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null;
  return (
    <p id={id} className="text-sm text-danger">
      <span className="sr-only">Error: </span>
      {children}
    </p>
  );
}

export interface FieldFrameProps extends FieldWords {
  field: { id: string; hintId: string; errorId: string; error: string | undefined };
  children: ReactNode;
}

/** Label, hint, control, error, in this order. */
export function FieldFrame({ field, hint, children, ...words }: FieldFrameProps) {
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <label htmlFor={field.id} className="font-medium">
        <LabelText {...words} />
      </label>
      {hint ? <Hint id={field.hintId}>{hint}</Hint> : null}
      {children}
      <FieldError id={field.errorId}>{field.error}</FieldError>
    </div>
  );
}
