import { CheckboxField } from "@/components/forms/checkbox-field";
import { useField } from "@/components/forms/form-context";
import { Disclosure } from "@/components/ui/disclosure";
import { boxOf } from "@/lib/permissions/boxes";
import { type Permission, permissions } from "@/lib/permissions/table";

interface PermissionBoxesProps {
  offered: ReadonlySet<Permission>;
  ticked?: ReadonlySet<Permission>;
  onToggle?: (permission: Permission, isTicked: boolean) => void;
}

const columns = "grid grid-cols-1 gap-x-6 gap-y-2.5 sm:grid-cols-2";

/** A box for each permission: Rollcall's own first, those that only other programs ask for behind a line. */
export function PermissionBoxes({ offered, ticked = new Set(), onToggle }: PermissionBoxesProps) {
  const rows = permissions.filter(({ key }) => offered.has(key));
  const boxes = (isExternal: boolean) =>
    rows
      .filter(({ external }) => external === isExternal)
      .map(({ key, label }) => (
        <CheckboxField
          key={key}
          name={boxOf(key)}
          label={label}
          defaultChecked={ticked.has(key)}
          {...(onToggle ? { onCheckedChange: (isTicked: boolean) => onToggle(key, isTicked) } : {})}
        />
      ));
  const [own, external] = [boxes(false), boxes(true)];
  const { values } = useField("permissions");
  // What came back from the server counts: a box that is ticked must not be out of sight.
  const isTicked = (key: Permission) => (values ? values[boxOf(key)] === "on" : ticked.has(key));
  const isOneTicked = rows.some((row) => row.external && isTicked(row.key));
  return (
    <>
      <div className={columns}>{own}</div>
      {external.length > 0 ? (
        <Disclosure open={own.length === 0 || isOneTicked} summary="Permissions that other programs ask for">
          <div className={`mt-2.5 ${columns}`}>{external}</div>
        </Disclosure>
      ) : null}
    </>
  );
}
