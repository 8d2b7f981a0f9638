/** What a file is, by its first bytes: neither its name nor the type that a browser gives it is believed. */
export type PictureKind = "png" | "jpeg" | "webp" | "svg" | "other";

export function pictureKind(bytes: Buffer): PictureKind {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  return isSvg(bytes) ? "svg" : "other";
}

const startsWith = (bytes: Buffer, signature: readonly number[]) =>
  signature.every((byte, position) => bytes[position] === byte);

/** Refused either way; told apart because people have their logo as SVG, and are told what to send instead. */
function isSvg(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 1024);
  const text = head[0] === 0xff && head[1] === 0xfe ? head.toString("utf16le") : head.toString("utf8");
  return /<svg[\s>]/i.test(text) && !/<html[\s>]/i.test(text);
}

/** Several pictures in one file, as each kind says it in its head. */
export function isAnimated(kind: PictureKind, bytes: Buffer): boolean {
  if (kind === "png") return hasAnimationChunk(bytes);
  // The extended header's flags: the second lowest bit stands for animation.
  return kind === "webp" && bytes.toString("latin1", 12, 16) === "VP8X" && ((bytes[20] ?? 0) & 0b10) !== 0;
}

/** A PNG is a list of chunks: length, name, data, checksum. The one for animation stands before the first picture's data. */
function hasAnimationChunk(bytes: Buffer): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (name === "acTL") return true;
    if (name === "IDAT") return false;
  }
  return false;
}
