import { colourIndex, initials } from "./initials";

const colours = [
  "bg-avatar-1 text-avatar-1-ink",
  "bg-avatar-2 text-avatar-2-ink",
  "bg-avatar-3 text-avatar-3-ink",
  "bg-avatar-4 text-avatar-4-ink",
  "bg-avatar-5 text-avatar-5-ink",
] as const;

const sizes = {
  sm: "size-[26px] text-[10.5px]",
  md: "size-8 text-[12px]",
  lg: "size-12 text-lg",
} as const;

export interface AvatarProps {
  id: string;
  name: string;
  size?: keyof typeof sizes;
}

/** Decoration: the name stands beside it, so a screen reader skips it. */
export function Avatar({ id, name, size = "md" }: AvatarProps) {
  const colour = colours[colourIndex(id, colours.length)] ?? colours[0];
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-full leading-none font-semibold ${sizes[size]} ${colour}`}
    >
      {initials(name)}
    </span>
  );
}
