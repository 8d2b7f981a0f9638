const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

/** The line that an inbox shows beside the subject: the one that the mail brings, or how its text begins. */
export function previewOf({ html, text }: { html: string; text: string }): string {
  // As React Email's <Preview> writes it: the line, then blanks that keep the body out of the inbox.
  const brought = /data-skip-in-text="true"[^>]*>([^<]+)</.exec(html)?.[1];
  const line = brought?.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity) ?? text;
  return line.replace(/\s+/g, " ").trim().slice(0, 160);
}
