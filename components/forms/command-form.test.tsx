import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { currentItem } from "@/components/frame/current-item";
import { SiteFrame } from "@/components/frame/site-frame";
import { colourIndex, initials } from "@/components/ui/initials";
import { relativeText } from "@/components/ui/relative-text";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToastProvider } from "@/components/ui/toast";
import { idle, type Refused } from "@/lib/kernel/form-state";
import { CheckboxField } from "./checkbox-field";
import { CommandForm } from "./command-form";
import { ConfirmByTyping } from "./confirm-by-typing";
import { messagesOf } from "./field-errors";
import { FormContext, type FormContextValue } from "./form-context";
import { formResolver, formValues } from "./form-resolver";
import { PasswordField } from "./password-field";
import { RadioCards } from "./radio-cards";
import { fieldSentence, generalSentence } from "./refusal-sentence";
import { SelectField } from "./select-field";
import { TextField } from "./text-field";
import { TextareaField } from "./textarea-field";

const roles = [
  { value: "admin", label: "Administrator", description: "Everything" },
  { value: "reader", label: "Read only" },
];

const fields = (
  <>
    <TextField name="email" label="Email address" hint="Your work address" />
    <TextField name="mobile" label="Mobile number" optional />
    <PasswordField name="password" label="Password" autoComplete="current-password" />
    <TextareaField name="message" label="Message" optional />
    <RadioCards name="role" label="Role" options={roles} defaultValue="reader" help="You can change this later" />
    <SelectField
      name="zone"
      label="Time zone"
      options={[
        { value: "utc", label: "UTC" },
        { value: "oslo", label: "Oslo" },
      ]}
    />
    <CheckboxField name="news" label="Email me" />
  </>
);

const stay = async () => idle;

function refusedForm(values: Record<string, string>, errors: Record<string, string> = {}): string {
  const context: FormContextValue = {
    formId: "f",
    errors,
    values,
    answer: 1,
    register: (name) => ({ name, onChange: () => {}, onBlur: () => {} }),
  };
  return renderToStaticMarkup(<FormContext value={context}>{fields}</FormContext>);
}

describe("a form as the server renders it", () => {
  const html = renderToStaticMarkup(
    <CommandForm action={stay} hidden={{ organisation: "northwind" }} footer={<SubmitButton>Send</SubmitButton>}>
      {fields}
    </CommandForm>,
  );

  it("has no style attribute, which the content security policy would refuse", () => {
    expect(html).not.toMatch(/\sstyle=/);
  });

  it("carries its hidden values and names its fields", () => {
    expect(html).toContain('<input type="hidden" name="organisation" value="northwind"/>');
    expect(html).toMatch(/<label for="([^"]+)"[^>]*>Email address<\/label>.*<input[^>]*id="\1"/);
    expect(html.replace(/<[^>]+>/g, "")).toContain("Mobile number (optional)");
    expect(html).toMatch(/<input[^>]*aria-describedby="[^"]+-email-hint"/);
    expect(html).toMatch(/<input[^>]*checked=""[^>]*value="reader"|<input[^>]*value="reader"[^>]*checked=""/);
  });

  it("hides the button that shows a password, which needs JavaScript", () => {
    expect(html).toMatch(/<button type="button" hidden=""/);
  });

  it("lets a destructive button work without JavaScript", () => {
    const confirm = renderToStaticMarkup(
      <ConfirmByTyping action={stay} expected="Piotr Baran" submitLabel="Remove member" layout="dialog" />,
    );
    expect(confirm).toContain("Type Piotr Baran to confirm");
    expect(confirm).not.toContain('aria-disabled="');
    expect(confirm).not.toMatch(/\sstyle=/);
  });
});

describe("a form that the server refused", () => {
  const typed = {
    email: "jonas@northwind",
    role: "admin",
    zone: "oslo",
    message: "Hello",
    news: "on",
    password: "secret",
  };
  const html = refusedForm(typed, { email: "Enter an email address, like name@example.com" });

  it("keeps what was typed and chosen", () => {
    expect(html).toContain('value="jonas@northwind"');
    expect(html).toMatch(/<textarea[^>]*>Hello<\/textarea>/);
    expect(html).toContain('<option value="oslo" selected="">');
    expect(html).toMatch(/<input[^>]*type="radio"[^>]*checked=""[^>]*value="admin"/);
    expect(html).toMatch(/<input[^>]*type="checkbox"[^>]*checked=""/);
  });

  it("never echoes a password", () => {
    expect(html).not.toContain("secret");
  });

  it("ties the error to its field", () => {
    expect(html).toMatch(/<input[^>]*aria-invalid="true"[^>]*aria-describedby="f-email-hint f-email-error"/);
    expect(html).toMatch(/id="f-email-error"[^>]*><span class="sr-only">Error: <\/span>Enter an email address/);
  });
});

describe("the sentence for a refusal", () => {
  const refused = (part: Partial<Refused>): Refused => ({
    status: "refused",
    code: "conflict",
    fields: {},
    facts: {},
    values: {},
    ...part,
  });

  it("prefers the reason, then the code, then a default, and fills in the facts", () => {
    const sentences = { no_seat_left: "All {seats} seats are taken.", conflict: "Somebody was quicker." };
    expect(generalSentence(refused({ reason: "no_seat_left", facts: { seats: 25 } }), sentences)).toBe(
      "All 25 seats are taken.",
    );
    expect(generalSentence(refused({ reason: "other" }), sentences)).toBe("Somebody was quicker.");
    expect(generalSentence(refused({ code: "expired" }), {})).toBe("This has expired. Start again.");
    expect(generalSentence(refused({ code: "unavailable", reason: "unknown_outcome" }), {})).toBe(
      "It may have been saved: look before you send it again.",
    );
    expect(generalSentence(refused({ code: "invalid", fields: { email: "taken" } }), {})).toBe("There is a problem");
  });

  it("reads a key for its field first, and leaves a finished sentence alone", () => {
    const sentences = { "email.taken": "This address has an account.", taken: "Taken." };
    expect(fieldSentence("email", "taken", sentences)).toBe("This address has an account.");
    expect(fieldSentence("slug", "taken", sentences)).toBe("Taken.");
    expect(fieldSentence("slug", "Use letters only", sentences)).toBe("Use letters only");
    expect(fieldSentence("slug", "constructor", sentences)).toBe("Check this answer");
  });
});

describe("the check in the browser", () => {
  it("blocks for a field that can be corrected here, and leaves the rest to the server", async () => {
    const schema = z.object({ email: z.email({ error: "invalid_email" }), member: z.string() });
    const data = new FormData();
    data.set("email", "jonas");
    const check = async (asked: typeof schema | undefined, isShown: (name: string) => boolean) => {
      const options = { fields: {}, shouldUseNativeValidation: false };
      const { errors } = await formResolver(asked, { read: () => data, isShown })({}, undefined, options);
      return messagesOf(errors);
    };
    expect(await check(schema, (name) => name === "email")).toEqual({ email: "invalid_email" });
    expect(await check(schema, () => false)).toEqual({});
    expect(await check(undefined, () => true)).toEqual({});
  });

  it("reads repeated names as a list and skips React's own fields", () => {
    const data = new FormData();
    data.append("$ACTION_KEY", "x");
    data.append("folder", "a");
    data.append("folder", "b");
    data.append("email", "");
    expect(formValues(data)).toEqual({ folder: ["a", "b"], email: "" });
  });
});

describe("the small parts", () => {
  it("renders the frame and toasts without style attributes", () => {
    const html = renderToStaticMarkup(
      <ToastProvider>
        <SiteFrame
          organisation={{ name: "Northwind Energy", slug: "northwind" }}
          organisations={[]}
          user={{ id: "usr_1", name: "Olive Larsen", email: "olive@northwind.example" }}
          signOutAction={stay}
        >
          <h1>Team</h1>
        </SiteFrame>
      </ToastProvider>,
    );
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).toContain('aria-label="Your profile and organisations"');
    expect(html).toContain('<a href="#main"');
  });

  it("marks the nearest navigation item", () => {
    const items = ["/orgs/x", "/orgs/x/team"].map((href) => ({ href, label: href }));
    expect(currentItem(items, "/orgs/x")).toBe("/orgs/x");
    expect(currentItem(items, "/orgs/x/team/roles")).toBe("/orgs/x/team");
    expect(currentItem(items, "/orgs/xy")).toBeUndefined();
  });

  it("tells times as people do", () => {
    const now = new Date(2026, 10, 22, 15, 0);
    const at = (day: number, hour: number, minute = 0) => relativeText(new Date(2026, 10, day, hour, minute), now);
    expect(at(22, 15)).toBe("now");
    expect(at(22, 14, 55)).toBe("5 minutes ago");
    expect(at(22, 13)).toBe("2 hours ago");
    expect(at(21, 9)).toBe("yesterday");
    expect(at(23, 16)).toBe("tomorrow");
    expect(relativeText(new Date(2026, 11, 4, 15), now)).toBe("in 12 days");
    expect(relativeText(new Date(2026, 8, 9, 15), now)).toBe("74 days ago");
  });

  it("makes initials, and the same colour for the same id", () => {
    expect(initials("Olive Larsen")).toBe("OL");
    expect(initials("  ")).toBe("?");
    expect(colourIndex("usr_1", 5)).toBe(colourIndex("usr_1", 5));
    expect(colourIndex("usr_1", 5)).toBeLessThan(5);
  });
});
