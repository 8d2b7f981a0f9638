import { Avatar } from "./avatar";

interface PersonProps {
  person: { readonly userId: string; readonly name: string; readonly email: string; readonly isYou?: boolean };
}

/** Who it is, in a list: picture, name and address. */
export function Person({ person: { userId, name, email, isYou = false } }: PersonProps) {
  return (
    <div className="flex items-center gap-3">
      <Avatar id={userId} name={name} />
      <div className="min-w-0">
        <div className="truncate font-medium">{name}</div>
        <div className="truncate text-sm text-muted">
          {isYou ? "(you) · " : ""}
          {email}
        </div>
      </div>
    </div>
  );
}
