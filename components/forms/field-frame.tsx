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

/** Label, hint, control, error, in this order; among settings the words stand beside the control (`setting` in globals.css). */
export function FieldFrame({ field, hint, children, ...words }: FieldFrameProps) {
  return (
    <div className="field-frame">
      <div>
        <label htmlFor={field.id} className="font-medium">
          <LabelText {...words} />
        </label>
        {hint ? <Hint id={field.hintId}>{hint}</Hint> : null}
      </div>
      <div className="grid min-w-0 grid-cols-1 content-start gap-1.5">
        {children}
        <FieldError id={field.errorId}>{field.error}</FieldError>
      </div>
    </div>
  );
}
