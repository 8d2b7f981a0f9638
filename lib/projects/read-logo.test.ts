import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { largestPicture } from "@/lib/kernel/largest-picture";
import { readLogo } from "./read-logo";

const kinds = ["png", "jpeg", "webp"] as const;

/** Stripes, so that half a picture differs from a whole one. */
function drawn(width = 60, height = 40) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7919) % 251;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const picture = (kind: (typeof kinds)[number], width?: number, height?: number) =>
  drawn(width, height)[kind]().toBuffer();

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of zeroes: a thousandth of what it unpacks to. */
function pngOf(width: number, height: number, ...between: Buffer[]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    ...between,
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

async function logoOf(bytes: Uint8Array) {
  const logo = await readLogo(bytes);
  if (typeof logo === "string") throw new Error(`refused: ${logo}`);
  return logo;
}

describe("what is taken", () => {
  test.each(kinds)("a %s becomes a PNG of its own size", async (kind) => {
    const { png, width, height } = await logoOf(await picture(kind));
    expect([width, height]).toEqual([60, 40]);
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 60, height: 40 });
  });

  test.each(kinds)("a large %s becomes at most 400 by 400, in its own proportion", async (kind) => {
    const { width, height } = await logoOf(await picture(kind, 1200, 600));
    expect([width, height]).toEqual([400, 200]);
  });

  test("what is transparent stays so", async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const given = await sharp({ create: { width: 9, height: 9, channels: 4, background: clear } })
      .webp()
      .toBuffer();
    const { png } = await logoOf(given);
    expect((await sharp(png).stats()).isOpaque).toBe(false);
  });

  test("a view into a larger buffer is read within its bounds", async () => {
    const given = await picture("png");
    const around = Buffer.concat([Buffer.alloc(100, "x"), given, Buffer.alloc(100, "x")]);
    expect((await logoOf(new Uint8Array(around.buffer, around.byteOffset + 100, given.length))).width).toBe(60);
  });
});

describe("what is left behind", () => {
  const words = "51 degrees north, taken by Vera Sato";

  test.each(kinds)("the metadata of a %s, after its picture was turned as it says", async (kind) => {
    const exif = { IFD0: { Copyright: words, Orientation: "6" }, IFD3: { GPSLatitudeRef: "N" } };
    const given = await drawn()
      .withExif(exif)
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${words}</x:xmpmeta>`)
      .withMetadata({ orientation: 6, exif })
      [kind]()
      .toBuffer();
    expect(given.includes(words)).toBe(true);
    const { png, width, height } = await logoOf(given);
    expect([width, height]).toEqual([40, 60]);
    expect(png.includes("Vera")).toBe(false);
    const found = await sharp(png).metadata();
    expect(found).not.toHaveProperty("exif");
    expect(found).not.toHaveProperty("xmp");
    expect(found).not.toHaveProperty("icc");
    expect(found).not.toHaveProperty("orientation");
  });

  test("words in a PNG", async () => {
    const said = Buffer.from(`Comment\0${words}`, "latin1");
    const { png } = await logoOf(pngOf(8, 8, chunk("tEXt", said)));
    expect(png.includes("Vera")).toBe(false);
    expect(await sharp(png).metadata()).not.toHaveProperty("comments");
  });

  test.each(kinds)("what hangs behind a %s: a page, an archive", async (kind) => {
    const tail = Buffer.from("<html><script>alert(document.domain)</script></html>PK\u0003\u0004");
    const { png } = await logoOf(Buffer.concat([await picture(kind), tail]));
    expect(png.includes("<script")).toBe(false);
    expect(png.subarray(-8).toString("latin1", 0, 4)).toBe("IEND");
  });
});

describe("what is refused, by what is in it", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>';
  const refused: readonly (readonly [what: string, bytes: Buffer | Promise<Buffer>, reason: string])[] = [
    ["nothing at all", Buffer.alloc(0), "logo_empty"],
    ["SVG with script", Buffer.from(svg), "logo_svg"],
    ["SVG behind a declaration", Buffer.from(`\ufeff<?xml version="1.0"?>\n<!-- a logo -->\n${svg}`), "logo_svg"],
    ["SVG in UTF-16", Buffer.from(`\ufeff${svg}`, "utf16le"), "logo_svg"],
    ["a page", Buffer.from("<!doctype html><html><script>alert(1)</script><svg></svg></html>"), "logo_other_kind"],
    ["text", Buffer.from("logo.png"), "logo_other_kind"],
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ"), "logo_other_kind"],
    ["GIF", drawn().gif().toBuffer(), "logo_other_kind"],
    ["TIFF", drawn().tiff().toBuffer(), "logo_other_kind"],
    ["AVIF", drawn(64, 64).avif().toBuffer(), "logo_other_kind"],
    [
      "a page that begins like a PNG",
      Buffer.from("\x89PNG\r\n\x1a\n<html><script>1</script>", "latin1"),
      "logo_broken",
    ],
    ["SVG that begins like a JPEG", Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]), "logo_broken"],
    ["a WebP of nothing", Buffer.from("RIFF\x04\0\0\0WEBP", "latin1"), "logo_broken"],
    ["10 MB", Buffer.alloc(10 * 1024 * 1024), "logo_too_large"],
    ["a PNG one byte too large", padded(), "logo_too_large"],
    ["a picture that unpacks to a gigabyte", pngOf(32_000, 32_000), "logo_too_many_pixels"],
    ["a PNG with an animation", pngOf(8, 8, chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))), "logo_animated"],
    ["a WebP with an animation", animated(), "logo_animated"],
    ["a PNG with a wrong checksum", changedIn(pngOf(8, 8), 12), "logo_broken"],
    ["a PNG whose pixels are not there", pngWithout(), "logo_broken"],
  ];
  test.each(refused)("%s", async (_what, bytes, reason) => {
    expect(await readLogo(await bytes)).toBe(reason);
  });

  test.each(kinds)("a %s that was cut off, anywhere", async (kind) => {
    const whole = await picture(kind, 300, 300);
    for (const part of [0.05, 0.3, 0.6, 0.95])
      expect(await readLogo(whole.subarray(0, Math.floor(whole.length * part)))).toBe("logo_broken");
  });

  test("the last picture that is small enough is taken", async () => {
    const given = padded().subarray(0, -1);
    expect(given.length).toBe(largestPicture);
    expect((await logoOf(given)).width).toBe(8);
  });

  test("many bytes of text packed into few are not unpacked without an end", { timeout: 30_000 }, async () => {
    const packed = deflateSync(Buffer.alloc(100 * 1024 * 1024, "a"), { level: 1 });
    const before = process.memoryUsage.rss();
    const bomb = pngOf(8, 8, chunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0", "latin1"), packed])));
    expect(bomb.length).toBeLessThan(largestPicture);
    await readLogo(bomb);
    expect(process.memoryUsage.rss() - before).toBeLessThan(80 * 1024 * 1024);
  });

  test("many at once are taken in turn", async () => {
    const given = await picture("png");
    const all = await Promise.all(Array.from({ length: 12 }, () => readLogo(given)));
    expect(all.every((logo) => typeof logo !== "string")).toBe(true);
  });
});

/** One byte more than is taken, and a picture all the same. */
function padded(): Buffer {
  const bare = pngOf(8, 8, chunk("tEXt", Buffer.alloc(0)));
  return pngOf(8, 8, chunk("tEXt", Buffer.alloc(largestPicture + 1 - bare.length, "a\0b")));
}

function animated(): Promise<Buffer> {
  const pages = Buffer.alloc(16 * 32 * 3, 0).fill(255, 16 * 16 * 3);
  return sharp(pages, { raw: { width: 16, height: 32, channels: 3, pageHeight: 16 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

function changedIn(png: Buffer, fromEnd: number): Buffer {
  const changed = Buffer.from(png);
  const at = changed.length - fromEnd - 4;
  changed[at] = (changed[at] ?? 0) ^ 0xff;
  return changed;
}

function pngWithout(): Buffer {
  const whole = pngOf(64, 64);
  const at = whole.indexOf("IDAT") - 4;
  return Buffer.concat([whole.subarray(0, at), chunk("IEND", Buffer.alloc(0))]);
}
