import { Button } from "@/components/ui/button";

/** A plain GET form: an address that can be shared, and nothing that needs a script. */
export function UserSearch({ search }: { search: string }) {
  return (
    <search>
      <form action="/admin/users" className="mb-4 flex items-center gap-2">
        <input
          type="search"
          name="search"
          aria-label="Search users"
          placeholder="Name or address"
          defaultValue={search}
          maxLength={200}
          className="field min-w-0 flex-1 sm:max-w-[320px]"
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
