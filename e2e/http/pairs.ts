/** Everything with everything: `npm run test:deep`. */
export const isDeep = Boolean(process.env.E2E_DEEP);

/**
 * What is tried where. Each way on at least two things and each thing with at least two ways, which finds what one way or one
 * thing does wrong at a fraction of the whole product; the product when `isDeep`.
 */
export function pairs<Thing, Way>(things: readonly Thing[], ways: readonly Way[], deep = isDeep): [Thing, Way][] {
  if (deep) return things.flatMap((thing) => ways.map((way): [Thing, Way] => [thing, way]));
  const longer = Math.max(things.length, ways.length);
  const shift = shiftOf(things.length, ways.length);
  const found = new Map<string, [Thing, Way]>();
  for (let turn = 0; turn < 2; turn += 1) {
    for (let index = 0; index < longer; index += 1) {
      const [t, w] = [index % things.length, (index + turn * shift) % ways.length];
      found.set(`${t} ${w}`, [things[t] as Thing, ways[w] as Way]);
    }
  }
  return [...found.values()];
}

/** How far the second turn is moved, so that it brings nothing and nobody together twice. */
function shiftOf(things: number, ways: number): number {
  for (let shift = Math.ceil(ways / 2); shift < things * ways; shift += 1)
    if (shift % ways !== 0 && shift % things !== 0) return shift;
  return 1;
}

/** Each thing once, the next one in the next way, beginning with the n-th; the product when `isDeep`. */
export function once<Thing, Way>(things: readonly Thing[], ways: readonly Way[], n = 0): [Thing, Way][] {
  if (isDeep) return pairs(things, ways);
  return things.map((thing, index) => [thing, ways[(index + n) % ways.length] as Way]);
}

/**
 * The half of what a kind of visitor tries that one of two servers is asked for, with the middleware or without it: between
 * them every kind of visitor has tried everything once. All of it when `isDeep`.
 *
 * @param n the kind of visitor: two that follow one another are asked for other halves
 */
export function half<Thing>(things: readonly Thing[], by: "with" | "without", n = 0): readonly Thing[] {
  return isDeep ? things : things.filter((_, index) => (index + n) % 2 === (by === "with" ? 0 : 1));
}
