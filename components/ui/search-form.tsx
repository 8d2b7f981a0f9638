import { Button } from "./button";

interface SearchFormProps {
  path: string;
  label: string;
  placeholder: string;
  search: string;
}

/** A plain GET form: an address that can be shared, and nothing that needs a script. */
export function SearchForm({ path, label, placeholder, search }: SearchFormProps) {
  return (
    <search>
      <form action={path} className="mb-4 flex items-center gap-2">
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
