import { describe, expect, test } from "vitest";
import { compareTexts, compareVersions } from "./compare-versions";

const signs = { same: " ", removed: "-", added: "+" } as const;
const shown = (before: string, after: string) =>
  compareTexts(before, after).map(({ kind, text }) => `${signs[kind]}${text}`);

describe("two texts", () => {
  test("are compared sentence by sentence", () => {
    expect(
      shown(
        "Hello ((first name)), the power is off in ((area)). We are looking into it. We text you again when it is back.",
        "Hello ((first name)), the power is off in ((area)). Our engineers are on the way. We expect it back by ((time)). We text you again when it is back. Call 105 if you see a cable on the ground.",
      ),
    ).toEqual([
      " Hello ((first name)), the power is off in ((area)).",
      "-We are looking into it.",
      "+Our engineers are on the way.",
      "+We expect it back by ((time)).",
      " We text you again when it is back.",
      "+Call 105 if you see a cable on the ground.",
    ]);
  });

  test("a line ends a sentence, and an empty one counts", () => {
    expect(shown("Dear ((name))\nYour bill", "Dear ((name))\n\nYour bill")).toEqual([
      " Dear ((name))",
      "+",
      " Your bill",
    ]);
  });

  test("sentences are found in other scripts, and a time is none", () => {
    expect(shown("停電です。待ってください。", "停電です。復旧しました。")).toEqual([
      " 停電です。",
      "-待ってください。",
      "+復旧しました。",
    ]);
    expect(shown("Back by 4.30pm today.", "Back by 4.30pm today.")).toEqual([" Back by 4.30pm today."]);
  });

  test("nothing has no line", () => {
    expect(shown("", "")).toEqual([]);
    expect(shown("", "Hello.")).toEqual(["+Hello."]);
    expect(shown("Hello.", "")).toEqual(["-Hello."]);
  });

  test("how lines end on another machine is no change", () => {
    expect(shown("a\r\nb", "a\nb")).toEqual([" a", " b"]);
  });

  test("two long ones with nothing in common are shown one after the other, at once", () => {
    const long = (letter: string) => Array.from({ length: 5000 }, (_, n) => `${letter}${n}`).join("\n");
    const began = performance.now();
    const compared = compareTexts(long("a"), long("b"));
    expect(performance.now() - began).toBeLessThan(2000);
    expect(compared).toHaveLength(10_000);
    expect(compared.filter(({ kind }) => kind === "removed")).toHaveLength(5000);
  });
});

describe("two versions", () => {
  const first = { name: "Power cut", subject: "Power cut in ((area))", body: "We are looking into it." };

  test("that are the same say so", () => {
    const compared = compareVersions(first, { ...first });
    expect(compared).toMatchObject({ name: null, subject: null, isSame: true, newNames: [], goneNames: [] });
    expect(compared.body).toEqual([{ kind: "same", text: "We are looking into it." }]);
  });

  test("are compared in name, subject and body, and their placeholders told", () => {
    const compared = compareVersions(first, { name: "Outage", subject: "Power cut", body: "Back by ((time))." });
    expect(compared.name).toEqual([
      { kind: "removed", text: "Power cut" },
      { kind: "added", text: "Outage" },
    ]);
    expect(compared.subject?.map(({ kind }) => kind)).toEqual(["removed", "added"]);
    expect(compared).toMatchObject({ isSame: false, newNames: ["time"], goneNames: ["area"] });
  });

  test("a placeholder that moved from subject to body is neither new nor gone", () => {
    const compared = compareVersions(first, { ...first, subject: "Power cut", body: "In ((Area))." });
    expect(compared).toMatchObject({ newNames: [], goneNames: [] });
  });
});
