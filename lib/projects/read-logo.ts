import sharp from "sharp";
import { inTurns } from "@/lib/kernel/in-turn";
import { largestPicture } from "@/lib/kernel/largest-picture";
import { isAnimated, pictureKind } from "./picture-kind";

/** Decoded it takes four bytes each: 64 MB, whatever the file claims. */
const mostPixels = 16_000_000;
/** Twice what a page shows, for dense screens. */
const longestSide = 400;

export const logoProblems = [
  "logo_empty",
  "logo_too_large",
  "logo_svg",
  "logo_other_kind",
  "logo_animated",
  "logo_too_many_pixels",
  "logo_broken",
] as const;
export type LogoProblem = (typeof logoProblems)[number];

/** Always a PNG of our own making: nothing of the file that was sent is kept, neither its metadata nor what hung behind it. */
export interface Logo {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Of all that libvips can read, and has had holes in, these three; what a file's first bytes say is not all that decides. */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadPng", "VipsForeignLoadJpeg", "VipsForeignLoadWebp"] });
// No picture comes twice, and one must not take every core.
sharp.cache(false);
sharp.concurrency(1);

const inTurn = inTurns(2, 20);

/** What somebody sent as a logo: measured before it is decoded, decoded whole, and drawn anew. */
export async function readLogo(given: Uint8Array): Promise<Logo | LogoProblem> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length === 0) return "logo_empty";
  if (bytes.length > largestPicture) return "logo_too_large";
  const kind = pictureKind(bytes);
  if (kind === "svg") return "logo_svg";
  if (kind === "other") return "logo_other_kind";
  if (isAnimated(kind, bytes)) return "logo_animated";
  return inTurn(() => redraw(bytes));
}

async function redraw(bytes: Buffer): Promise<Logo | LogoProblem> {
  try {
    // Stricter than libvips itself: half a picture is refused, a picture with an odd colour profile is not.
    const picture = sharp(bytes, { limitInputPixels: false, failOn: "error" });
    const { width, height, pages = 1 } = await picture.metadata();
    if (pages > 1) return "logo_animated";
    if (width * height > mostPixels) return "logo_too_many_pixels";
    const { data, info } = await picture
      // A camera's turn of the picture is in the metadata, which is left behind.
      .autoOrient()
      .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  } catch {
    // Whatever libvips says of it: the person can do one thing about it.
    return "logo_broken";
  }
}
