interface Size {
  width: number;
  height: number;
}

/** The type of a picture by its first bytes. */
export function imageType(content: Uint8Array): string | undefined {
  const head = Buffer.from(content.subarray(0, 12)).toString("latin1");
  if (head.startsWith("\x89PNG")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("GIF8")) return "image/gif";
  return head.startsWith("RIFF") && head.slice(8) === "WEBP" ? "image/webp" : undefined;
}

/** The size of a PNG or JPEG picture. */
export function pictureSize(content: Uint8Array): Size | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const type = imageType(content);
  if (type === "image/png" && bytes.length >= 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  return type === "image/jpeg" ? jpegSize(bytes) : undefined;
}

/** Reads the size from the first "start of frame" segment of a JPEG. */
function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const mark = bytes[at + 1] ?? 0;
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}
