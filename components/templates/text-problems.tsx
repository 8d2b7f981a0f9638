import { Note } from "@/components/ui/note";
import { placeholderWords } from "@/lib/templates/labels";
import { readPlaceholders } from "@/lib/templates/placeholders";

/** The places that look like placeholders and are none; nothing where all is well. */
export function TextProblems({ text }: { text: string }) {
  const { problems } = readPlaceholders(text);
  if (problems.length === 0) return null;
  return (
    <Note tone="warn" title="Look at these brackets:">
      <ul className="mt-1 list-disc pl-5">
        {problems.map(({ kind, line, column, excerpt }) => (
          <li key={`${line}-${column}`}>
            “{excerpt}” in line {line} {placeholderWords[kind]}.
          </li>
        ))}
      </ul>
    </Note>
  );
}
