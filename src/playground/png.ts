import { crc32, deflateSync } from "node:zlib";

type Colour = readonly [red: number, green: number, blue: number];

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const TRUE_COLOUR = 2;
const SUB = 1;

/** Encodes a PNG picture. `colourAt` gives the colour of each pixel. */
export function png(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const line = 1 + width * 3;
  const rows = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    let before: Colour = [0, 0, 0];
    rows[y * line] = SUB;
    for (let x = 0; x < width; x += 1) {
      const colour = colourAt(x, y).map(Math.round) as unknown as Colour;
      for (let part = 0; part < 3; part += 1) {
        rows[y * line + 1 + x * 3 + part] = ((colour[part] ?? 0) - (before[part] ?? 0)) & 255;
      }
      before = colour;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, TRUE_COLOUR], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
