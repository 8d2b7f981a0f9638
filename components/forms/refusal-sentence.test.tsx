import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LinkedSentence } from "./linked-sentence";
import { refusalSentence } from "./refusal-sentence";

const words = { gone: "Wait {minutes} minutes, or [choose another](/forgot-password). [Sign in](/sign-in)" };

test("a page that a sentence names is a link on a page, and plain words elsewhere", () => {
  const html = renderToStaticMarkup(<LinkedSentence>{words.gone}</LinkedSentence>);
  expect(html.replace(/ class="[^"]*"/g, "")).toBe(
    'Wait {minutes} minutes, or <a href="/forgot-password">choose another</a>. <a href="/sign-in">Sign in</a>',
  );
  expect(refusalSentence({ code: "conflict", reason: "gone", facts: { minutes: 3 } }, words)).toBe(
    "Wait 3 minutes, or choose another. Sign in",
  );
});

test("a sentence without links is itself, and leads nowhere else", () => {
  expect(renderToStaticMarkup(<LinkedSentence>[a](https://elsewhere.example) and [b]</LinkedSentence>)).toBe(
    "[a](https://elsewhere.example) and [b]",
  );
});
