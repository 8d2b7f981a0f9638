import type { SourceFile } from "./read-imports";

/** A server action as its file says it: `export const xAction = runAction(command, …)`. */
export interface FoundAction {
  readonly name: string;
  readonly path: string;
  /** As the command's own file exports it. */
  readonly command: string;
}

/** Every server action of the code, with its command. Those written by hand stand round the only `runAction` of their file. */
export function readActions(sources: readonly SourceFile[]): FoundAction[] {
  return sources
    .filter(({ path, text }) => path.startsWith("app/") && /\brunAction\(/.test(text) && /^\s*"use server"/m.test(text))
    .flatMap(({ path, text }) => {
      const names = Array.from(text.matchAll(/^export (?:const|async function) (\w+)/gm), ([, name = ""]) => name);
      return names.flatMap((name): FoundAction[] => {
        const own = new RegExp(`\\b${name} = runAction\\(\\s*(\\w+)`).exec(text);
        const local = (own ?? /\brunAction\(\s*(\w+)/.exec(text))?.[1] ?? "";
        const command = new RegExp(`\\b(\\w+) as ${local}\\b`).exec(text)?.[1] ?? local;
        return [{ name, path, command }];
      });
    });
}
