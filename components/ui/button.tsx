import type { ComponentProps } from "react";

export type ButtonVariant = "primary" | "secondary" | "danger" | "ghost";
export type ButtonSize = "md" | "sm" | "lg";

const base =
  "relative inline-flex items-center justify-center gap-1.5 rounded-md border font-medium no-underline select-none aria-disabled:opacity-50 aria-disabled:cursor-not-allowed disabled:opacity-50 disabled:cursor-not-allowed [&_svg]:shrink-0";

const variants: Record<ButtonVariant, string> = {
  primary: "border-accent bg-accent text-accent-ink shadow-card hover:border-accent-hover hover:bg-accent-hover",
  secondary: "border-line-strong bg-surface text-ink shadow-card hover:bg-sunken",
  danger: "border-danger bg-danger text-danger-ink shadow-card hover:border-danger-hover hover:bg-danger-hover",
  ghost: "border-transparent bg-transparent text-muted hover:bg-sunken hover:text-ink",
};

/** On a phone all are 40 px high, for a thumb. */
const sizes: Record<ButtonSize, string> = {
  // The one that may name an address, which can be longer than a phone is wide.
  lg: "min-h-10 max-w-full px-4 py-[9px] wrap-anywhere",
  md: "h-[34px] px-3 whitespace-nowrap max-sm:h-10",
  sm: "h-7 px-[9px] text-sm whitespace-nowrap max-sm:h-10 max-sm:px-3",
};

/** The look alone, so that a link that acts like a button can wear it too. */
export function buttonClass(variant: ButtonVariant = "secondary", size: ButtonSize = "md"): string {
  return `${base} ${variants[variant]} ${sizes[size]}`;
}

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

export function Button({ variant = "secondary", size = "md", type = "button", className = "", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(variant, size)} ${className}`} {...rest} />;
}
