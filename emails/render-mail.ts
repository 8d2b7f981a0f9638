import { render, toPlainText } from "@react-email/render";
import { createElement, type ReactElement } from "react";
import { withoutControls } from "./without-controls";

/** What the file of a mail in this folder exports. */
export interface Template<Props> {
  default(props: Props): ReactElement;
  /** For previews, and for the tests, which fill every mail with worse. */
  readonly example: Props;
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Fills one template. Throws TypeError if a link is not an http or https address. */
export async function renderMail<Props extends object>(
  subject: string,
  template: Template<Props>,
  props: Props,
): Promise<RenderedMail> {
  const html = await render(createElement(template.default, withoutControls(props)));
  return { subject, html, text: toPlainText(html, plainTextRules) };
}

const tight = { leadingLineBreaks: 1, trailingLineBreaks: 1 };

/** The little that we use of html-to-text's interface: it comes without types. */
interface TextBuilder {
  openBlock(options: { leadingLineBreaks: number }): void;
  closeBlock(options: { trailingLineBreaks: number }): void;
  addInline(text: string): void;
  addLineBreak(): void;
  addLiteral(text: string): void;
}
interface HtmlElement {
  children: unknown[];
  attribs: Record<string, string>;
}

/** The button as "View invitation:" with its address on a line of its own, where no client cuts it. */
function action(element: HtmlElement, walk: (children: unknown[], to: TextBuilder) => void, to: TextBuilder): void {
  to.openBlock({ leadingLineBreaks: 2 });
  walk(element.children, to);
  to.addInline(":");
  to.addLineBreak();
  to.addLiteral(element.attribs.href ?? "");
  to.closeBlock({ trailingLineBreaks: 2 });
}

const plainTextRules = {
  formatters: { action },
  selectors: [
    // Capitals, the converter's habit, would change people's and organisations' names.
    { selector: "h1", options: { uppercase: false } },
    { selector: "h2", options: { uppercase: false } },
    { selector: "p[data-fact]", format: "paragraph", options: tight },
    { selector: "a[data-action]", format: "action" },
  ],
};
