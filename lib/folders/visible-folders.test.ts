import { describe, expect, test } from "vitest";
import { deepestFolder, mostFolders, mostTemplates } from "./bounds";
import { type FolderRow, type VisibleFolder, visibleFolders } from "./visible-folders";

/** One folder a line, two spaces for each step down; the first word is the id, and the name unless another follows. */
function treeOf(drawing: string): FolderRow[] {
  const path: string[] = [];
  return drawing
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const depth = (line.length - line.trimStart().length) / 2;
      const [id = "", ...name] = line.trim().split(" ");
      path.length = depth;
      path.push(id);
      return { id, parentId: path[depth - 1] ?? null, name: name.join(" ") || id };
    });
}

const drawn = (folders: readonly VisibleFolder[]): string =>
  folders
    .flatMap(({ id, name, depth, children }) => [
      `${"  ".repeat(depth - 1)}${id === name ? id : `${id} ${name}`}`,
      ...(children.length > 0 ? [drawn(children)] : []),
    ])
    .join("\n");

const outages = `
outages
  planned
    spring
  storm
    crew
    press
billing
  late`;

interface Case {
  readonly says: string;
  readonly tree: string;
  /** Folder ids with spaces between; `*` for one who sees everything. */
  readonly given: string;
  readonly sees: string;
  readonly isOff?: boolean;
}

const cases: readonly Case[] = [
  { says: "no folders", tree: "", given: "", sees: "" },
  { says: "nothing given", tree: outages, given: "", sees: "" },
  {
    says: "all given",
    tree: outages,
    given: "outages planned spring storm crew press billing late",
    sees: "billing\n  late\noutages\n  planned\n    spring\n  storm\n    crew\n    press",
  },
  { says: "one at the top", tree: outages, given: "billing", sees: "billing" },
  { says: "a parent does not bring its children", tree: outages, given: "outages", sees: "outages" },
  { says: "parent and one child", tree: outages, given: "outages storm", sees: "outages\n  storm" },
  { says: "a child of a hidden one stands at the top", tree: outages, given: "storm", sees: "storm" },
  { says: "a grandchild of hidden ones stands at the top", tree: outages, given: "spring", sees: "spring" },
  {
    says: "one between is hidden: it stands at the nearest visible ancestor",
    tree: outages,
    given: "outages crew",
    sees: "outages\n  crew",
  },
  {
    says: "two hidden parents side by side: their children stand together, sorted",
    tree: outages,
    given: "outages press spring crew",
    sees: "outages\n  crew\n  press\n  spring",
  },
  {
    says: "the top is hidden and what is below keeps its shape",
    tree: outages,
    given: "storm crew press",
    sees: "storm\n  crew\n  press",
  },
  {
    says: "every second one is hidden",
    tree: "a\n  b\n    c\n      d\n        e",
    given: "a c e",
    sees: "a\n  c\n    e",
  },
  {
    says: "three hidden in a row",
    tree: "a\n  b\n    c\n      d\n        e",
    given: "a e",
    sees: "a\n  e",
  },
  {
    says: "only the deepest of ten",
    tree: "a\n  b\n    c\n      d\n        e\n          f\n            g\n              h\n                i\n                  j",
    given: "j",
    sees: "j",
  },
  {
    says: "two of one name from below different hidden ones are both there",
    tree: "a\n  x1 2024\nb\n  x2 2024",
    given: "x2 x1",
    sees: "x1 2024\nx2 2024",
  },
  {
    says: "sorted as people sort: numbers by value, capitals beside small letters",
    tree: "a Week 10\nb week 9\nc Äpfel\nd Zebra",
    given: "a b c d",
    sees: "c Äpfel\nb week 9\na Week 10\nd Zebra",
  },
  { says: "moved from a visible parent below a hidden one", tree: "a\nb\n  c", given: "a c", sees: "a\nc" },
  { says: "moved from a hidden parent below a visible one", tree: "a\n  c\nb", given: "a c", sees: "a\n  c" },
  {
    says: "a hidden one moved with what is visible in it, below a visible one",
    tree: "a\n  hidden\n    c",
    given: "a c",
    sees: "a\n  c",
  },
  { says: "moved to the top, hidden ones stay hidden", tree: "hidden\nc\n  other", given: "c", sees: "c" },
  {
    says: "a member who was added to the middle afterwards: the deeper one moves below it",
    tree: outages,
    given: "outages storm crew",
    sees: "outages\n  storm\n    crew",
  },
  {
    says: "a member who was taken off the middle afterwards: the deeper one stays, one step up",
    tree: outages,
    given: "outages crew press",
    sees: "outages\n  crew\n  press",
  },
  { says: "given a folder that is gone or of another project", tree: "a", given: "a elsewhere", sees: "a" },
  { says: "a parent that is gone: at the top", tree: "a", given: "a", sees: "a" },
  {
    says: "an owner, an administrator or a platform admin, though given nothing",
    tree: outages,
    given: "*",
    sees: "billing\n  late\noutages\n  planned\n    spring\n  storm\n    crew\n    press",
  },
  {
    says: "folder permissions are off: everybody sees everything",
    tree: "a\n  b\nc",
    given: "b",
    sees: "a\n  b\nc",
    isOff: true,
  },
];

const view = ({ tree, given, isOff = false }: Pick<Case, "tree" | "given" | "isOff">) =>
  visibleFolders(treeOf(tree), { given: new Set(given.split(" ")), seesAll: given === "*" }, !isOff);

describe("a project's folders, seen by", () => {
  test.each(cases)("$says", ({ sees, ...rest }) => expect(drawn(view(rest).top)).toBe(sees));

  test.each(cases)("$says: no id or name of a hidden folder is in the answer", ({ tree, given, isOff, sees }) => {
    const said = JSON.stringify(view({ tree, given, ...(isOff ? { isOff } : {}) }));
    const shown = new Set(sees.split("\n").map((line) => line.trim().split(" ")[0]));
    for (const { id } of treeOf(tree).filter((folder) => !shown.has(folder.id))) expect(said).not.toContain(`"${id}"`);
  });

  test.each(cases)("$says: every visible one has a way to the top over visible ones", ({ tree, given, isOff }) => {
    const seen = view({ tree, given, ...(isOff ? { isOff } : {}) });
    for (const folder of seen.all) {
      const path = seen.pathTo(folder.id);
      expect(path?.at(-1)).toBe(folder);
      expect(path).toHaveLength(folder.depth);
      expect(path?.every(({ id }) => seen.has(id))).toBe(true);
    }
  });
});

test("a hidden folder and one that is not there are answered alike", () => {
  const seen = view({ tree: outages, given: "outages crew" });
  for (const id of ["storm", "nowhere"]) {
    expect([seen.has(id), seen.find(id), seen.pathTo(id), seen.showsTemplateIn(id)]).toEqual([
      false,
      null,
      null,
      false,
    ]);
  }
  expect(seen.pathTo("crew")?.map(({ id }) => id)).toEqual(["outages", "crew"]);
});

test("templates at the top are visible to all, the others in the folders that one sees", () => {
  const seen = view({ tree: outages, given: "crew" });
  expect([null, "crew", "storm", "outages"].map(seen.showsTemplateIn)).toEqual([true, true, false, false]);
});

test("rows that go round in a circle end", () => {
  const circle: FolderRow[] = [
    { id: "a", parentId: "b", name: "a" },
    { id: "b", parentId: "a", name: "b" },
    { id: "c", parentId: "a", name: "c" },
  ];
  expect(visibleFolders(circle, { given: new Set(["c"]), seesAll: false }, true).top.map(({ id }) => id)).toEqual([
    "c",
  ]);
  expect(() => visibleFolders(circle, { given: new Set(), seesAll: true }, true)).not.toThrow();
});

test("as much as a project may hold is quick", () => {
  const folders = Array.from({ length: mostFolders }, (_, n): FolderRow => {
    const parent = n % deepestFolder === 0 ? null : `f${n - 1}`;
    return { id: `f${n}`, parentId: parent, name: `Folder ${n}` };
  });
  const given = new Set(folders.filter((_, n) => n % 3 === 0).map(({ id }) => id));
  const began = performance.now();
  const seen = visibleFolders(folders, { given, seesAll: false }, true);
  const shown = Array.from({ length: mostTemplates }, (_, n) => seen.showsTemplateIn(`f${n % mostFolders}`));
  expect(performance.now() - began).toBeLessThan(200);
  expect(seen.all).toHaveLength(given.size);
  expect(shown.filter(Boolean)).toHaveLength(given.size * 2);
});
