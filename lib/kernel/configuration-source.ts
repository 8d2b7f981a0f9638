import { configurationTable, type VariableName } from "./configuration-table";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Each variable's text, from itself or from the file that NAME_FILE points at. An empty one counts as absent. */
export function collectVariables(env: Environment, readFile: (path: string) => string) {
  const raw: Partial<Record<VariableName, string>> = {};
  const lines: string[] = [];
  for (const { name } of configurationTable) {
    const [value, path] = [env[name]?.trim(), env[`${name}_FILE`]?.trim()];
    if (value && path) lines.push(`${name} is set twice: remove it or ${name}_FILE`);
    if (value) raw[name] = value;
    if (value || !path) continue;
    try {
      raw[name] = readFile(path).trim();
      if (raw[name] === "") lines.push(`${name}_FILE is wrong: the file is empty`);
    } catch {
      lines.push(`${name}_FILE is wrong: the file ${path} cannot be read`);
    }
  }
  return { raw, lines };
}
