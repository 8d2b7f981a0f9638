import type { z } from "zod";
import type { MissingStep } from "@/lib/access/gate";
import type { NeededProof } from "@/lib/access/require-proof";
import type { Who } from "@/lib/usecase/access/access";
import { isTest, type SourceFile } from "./read-imports";

/** A command or query as the code defines it, with the file that it stands in. */
export interface Registered {
  readonly kind: "command" | "query";
  readonly path: string;
  readonly text: string;
  readonly exportName: string;
  readonly name: string;
  readonly access: Who;
  readonly input: z.ZodType;
  /** Locks the organisation, or every team of whom it is about, before anything else. */
  readonly locks: boolean;
  /** Steps of the gate that it does not wait for. */
  readonly waives: readonly MissingStep[];
  /** What it asks a session to have proven lately, whatever its input. */
  readonly proof: NeededProof | null;
}

const definers = ["lib/usecase/command.ts", "lib/usecase/query.ts", "lib/usecase/for-each.ts"];

/** Imports every file of lib that calls defineCommand, defineForEach or defineQuery, and reads what it exports. */
export async function readRegistry(sources: readonly SourceFile[]): Promise<Registered[]> {
  const files = sources.filter(
    ({ path, text }) =>
      path.startsWith("lib/") &&
      !isTest(path) &&
      !definers.includes(path) &&
      /\bdefine(?:Command|Query|ForEach)\(/.test(text),
  );
  const found = await Promise.all(
    files.map(async ({ path, text }) => {
      const exported = (await import(/* @vite-ignore */ `../../${path}`)) as Record<string, unknown>;
      return Object.entries(exported).flatMap(([exportName, value]): Registered[] => {
        const definition = (value as { definition?: Omit<Registered, "kind" | "path" | "text" | "exportName"> } | null)
          ?.definition;
        if (typeof value !== "function" || !definition) return [];
        const kind = new RegExp(`\\b${exportName} = define(?:Command|ForEach)\\(`).test(text) ? "command" : "query";
        const { name, access, input, waives = [], proof = null } = definition;
        return [
          { kind, path, text, exportName, name, access, input, locks: definition.locks !== undefined, waives, proof },
        ];
      });
    }),
  );
  return found.flat();
}
