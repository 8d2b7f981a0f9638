import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { timeZoneChoices } from "@/lib/kernel/time-zones";
import { FormContext } from "./form-context";
import { TimeZoneField } from "./time-zone-field";

const choices = timeZoneChoices(new Date("2026-01-15T12:00:00Z"));
const form = (values: Record<string, string> | null) => ({
  formId: "f",
  errors: {},
  values,
  answer: 1,
  register: (name: string) => ({ name, onChange: () => {}, onBlur: () => {} }),
});

test("a zone that is kept by an older name is shown by today's, with what can be chosen beside it", () => {
  const html = renderToStaticMarkup(<TimeZoneField choices={choices} zone="Asia/Calcutta" />);
  expect(html).toMatch(/<label for="([^"]+)"[^>]*>Time zone<\/label>.*<input[^>]*id="\1"/);
  expect(html).toContain('value="Kolkata (GMT+5:30)"');
  expect(html).toMatch(/<input[^>]*list="([^"]+)".*<datalist id="\1"/);
  expect(html.match(/<option /g)?.length).toBe(choices.length);
});

test("what was typed before a refusal stands in it again", () => {
  const html = renderToStaticMarkup(
    <FormContext value={form({ timeZone: "Nowhere" })}>
      <TimeZoneField choices={choices} zone="Europe/London" proposesOwn />
    </FormContext>,
  );
  expect(html).toMatch(/<input[^>]*value="Nowhere"/);
});
