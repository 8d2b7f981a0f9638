import { describe, expect, it } from "vitest";
import { renderMail } from "@/emails/render-mail";
import { emailChangeUndoneMail } from "@/lib/accounts/email-change-mails";
import { accountDeletedMail, accountLockedMail, passwordChangedMail } from "@/lib/accounts/mails";
import { invitationMail } from "@/lib/invitations/mails";
import type { MailDefinition } from "@/lib/messages/define-mail";
import { newBrowserMail } from "@/lib/sign-in/mails";
import { allMails } from "./all-messages";

/** The mail as it looks with its example values, or with what is made of them. */
async function rendered<Props extends object>(
  { subject, template }: MailDefinition<Props>,
  change: (example: Props) => Props = (example) => example,
) {
  const loaded = await template();
  return renderMail(subject, loaded, change(loaded.example));
}
const hostile = {
  "an image with a handler": "<img src=x onerror=alert(1)>",
  "a script that closes an attribute": `"><script>alert(1)</script>`,
  "text that turns round": "Olive\u202Eelpmaxe.live//:sptth",
  "a header of its own": "Olive\r\nBcc: everyone@evil.test\r\n\r\nHello",
};
type Value = string | number | boolean | null | Props | readonly Value[];
type Props = { [key: string]: Value };
type Change = (value: string, key: string) => string;

/** Example values with every string, the footer's too, passed through `change`; absent names and messages get one. */
function changed(example: object, change: Change): object {
  const of = (key: string, value: Value): Value => {
    if (typeof value === "string" || value === null) return change(value ?? "somebody", key);
    if (Array.isArray(value)) return value.map((each: Value) => of(key, each));
    return typeof value === "object" ? deep(value as Props) : value;
  };
  const deep = (props: Props): Props =>
    Object.fromEntries(Object.entries(props).map(([key, value]) => [key, of(key, value)]));
  return deep(example as Props);
}
function urlsOf(props: object): string[] {
  return Object.entries(props).flatMap(([key, value]) =>
    typeof value === "object" && value !== null ? urlsOf(value) : key.endsWith("Url") ? [new URL(value).href] : [],
  );
}
/** What an inbox shows beside the subject, without the blanks that keep the mail's own beginning out of it. */
function previewOf(html: string): string {
  const [, preview = ""] = /<div[^>]*data-skip-in-text="true"[^>]*>([^<]*)</.exec(html) ?? [];
  return preview.replaceAll("&#x27;", "'").replaceAll("&amp;", "&");
}
const hrefsOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? "");

describe.each(allMails)("the mail $name", (mail) => {
  it("says the same in HTML and in plain text, with every link in full", async () => {
    const { subject, html, text } = await rendered(mail);
    expect(subject).toMatch(/^[ -~]{10,70}$/);
    expect(html).toContain('lang="en-GB"');
    expect(html).toContain('name="color-scheme"');
    expect(text.length).toBeGreaterThan(100);
    const { example } = await mail.template();
    for (const url of urlsOf(example)) {
      expect(text).toContain(url);
      expect(hrefsOf(html)).toContain(url);
    }
    for (const [key, value] of Object.entries(example)) {
      if (typeof value === "string" && !key.endsWith("Url")) expect(text).toContain(value.split("\n").at(-1));
    }
    expect(text).not.toMatch(/<\/?[a-z]|&(?:amp|quot|lt|gt|nbsp);|\[object|undefined|null/);
  });

  it("says in the line beside the subject what happened, and in which organisation", async () => {
    const { subject, html } = await rendered(mail);
    const preview = previewOf(html);
    expect(preview).toMatch(/\S+ \S+/);
    expect(preview).not.toBe(subject);
    const { example } = await mail.template();
    if ("organisationName" in example) expect(preview).toContain(example.organisationName);
    else expect(preview).toMatch(/Rollcall|your|you/i);
  });

  it("loads nothing from anywhere, so that nobody learns when it is read", async () => {
    const { html } = await rendered(mail);
    expect(html).not.toMatch(/<(?:img|link|script|iframe|video)|\ssrc=|url\(|@import|@font-face/i);
  });

  it.each(Object.entries(hostile))("carries %s as harmless text", async (_title, value) => {
    const { subject, html, text } = await rendered(mail, (example) =>
      changed(example, (old, key) => (key.endsWith("Url") ? `${old}/x${value}` : value)),
    );
    expect(html).not.toMatch(/<(?:img|script)/i);
    expect(html + text).not.toMatch(/[\r\u202e]/);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(subject).toBe(mail.subject);
    for (const href of hrefsOf(html)) expect(href).toMatch(/^https:\/\/rollcall\.example\//);
    expect(text).toContain("https://rollcall.example/");
  });

  it.each([
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.test",
    "mailto:a@evil.test",
    "",
  ])("does not leave when a link is %j", async (value) => {
    const keys = new Set<string>();
    const loaded = await mail.template();
    changed(loaded.example, (old, key) => {
      if (key.endsWith("Url")) keys.add(key);
      return old;
    });
    for (const wrong of keys) {
      const props = changed(loaded.example, (old, key) => (key === wrong ? value : old));
      await expect(renderMail(mail.subject, loaded, props), wrong).rejects.toThrow("must be an http or https address");
    }
  });
});

it.each<MailDefinition>(
  [passwordChangedMail, accountLockedMail, newBrowserMail, emailChangeUndoneMail, accountDeletedMail].map(
    ({ definition }) => definition,
  ),
)("the security notice $name has no link but the one to the front page", async (mail) => {
  const { html, text } = await rendered(mail);
  expect(new Set(hrefsOf(html))).toEqual(new Set(["https://rollcall.example/"]));
  expect(text.match(/https?:\/\/\S+/g)).toEqual(["https://rollcall.example/"]);
});

it("a lock that no time opens names the way out and no minutes", async () => {
  const { text } = await rendered(accountLockedMail.definition, (example) => ({ ...example, unlockMinutes: null }));
  expect(text).toContain("opens only with a new password");
  expect(text).not.toContain("minutes");
});

it("a role without a purpose leaves no empty line behind", async () => {
  const { text } = await rendered(invitationMail.definition, (example) => ({ ...example, roleSentence: "" }));
  expect(text).not.toContain("What it allows");
  expect(text).toContain("Your role:");
});

it("an invitation without a name and a message greets and quotes nobody", async () => {
  const { text } = await rendered(invitationMail.definition, (example) => ({
    ...example,
    recipientName: null,
    personalMessage: null,
  }));
  expect(text).toContain("Hello,");
  expect(text).not.toContain("wrote:");
});

it("an invitation's own words stay inside the quotation, line by line", async () => {
  const { text } = await rendered(invitationMail.definition, (example) => ({
    ...example,
    personalMessage: "Hi\r\n\r\nYour account is locked.",
  }));
  expect(text).toContain("> Hi\n> \n> Your account is locked.");
});
