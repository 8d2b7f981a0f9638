import { expect, test } from "vitest";
import { previewOf } from "./preview-of-mail";

test("the preview is the line that the mail brings for the inbox", () => {
  const html = `<body><div style="display:none" data-skip-in-text="true">Adam Khan invited you to R&amp;D &#x27;North&#x27;<div> ‌​‍ </div></div><p>Hello</p></body>`;
  expect(previewOf({ html, text: "Hello" })).toBe("Adam Khan invited you to R&D 'North'");
});

test("without one, and for a text message, it is how the text begins", () => {
  expect(previewOf({ html: "", text: "Your code is\n\n123456" })).toBe("Your code is 123456");
  expect(previewOf({ html: "<p>a</p>", text: "a".repeat(500) })).toHaveLength(160);
});
