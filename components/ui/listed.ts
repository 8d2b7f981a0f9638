/** "Olive, Adam and Mia"; with more than `most`, "Olive, Adam and 2 others". */
export function listed(names: readonly string[], most = names.length): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, rest === 1 ? "1 other" : `${rest} others`] : shown;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
