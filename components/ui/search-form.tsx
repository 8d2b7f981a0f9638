import { Button } from "./button";

interface SearchFormProps {
  path: string;
  label: string;
  placeholder: string;
  search: string;
  /** What the address says besides, and goes on saying. */
  kept?: Readonly<Record<string, string>>;
}

/** A plain GET form: an address that can be shared, and nothing that needs a script. */
export function SearchForm({ path, label, placeholder, search, kept = {} }: SearchFormProps) {
  return (
    <search>
      <form action={path} className="mb-4 flex items-center gap-2">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          type="search"
          name="search"
          aria-label={label}
          placeholder={placeholder}
          defaultValue={search}
          maxLength={200}
          className="field min-w-0 flex-1 sm:max-w-[320px]"
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
