import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import type { Page } from "playwright-core";

const COLOURS = 256;
const signature = Buffer.from("89504e470d0a1a0a", "hex");

/** Writes a screenshot into the folder that PICTURES names, with few colours so that it is small; nothing without it. */
export async function keepPicture(page: Page, screenshot: Buffer, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder === undefined || folder === "") return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.png`), await fewColours(page, screenshot));
}

/** The picture with few colours, so that it is small. */
export async function fewColours(page: Page, screenshot: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  try {
    const { width, height, pixels } = await pixelsOf(blank, screenshot);
    return indexedPng(width, height, pixels);
  } finally {
    await blank.close();
  }
}

/** Decodes a PNG in the browser, which can read its own PNG. */
async function pixelsOf(page: Page, picture: Buffer): Promise<{ width: number; height: number; pixels: Buffer }> {
  const { width, height, base64 } = (await page.evaluate(`(async () => {
    const image = new Image();
    image.src = "data:image/png;base64,${picture.toString("base64")}";
    await image.decode();
    const { width, height } = image;
    const context = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let text = "";
    for (let at = 0; at < data.length; at += 32768) text += String.fromCharCode(...data.subarray(at, at + 32768));
    return { width, height, base64: btoa(text) };
  })()`)) as { width: number; height: number; base64: string };
  return { width, height, pixels: Buffer.from(base64, "base64") };
}

/** Encodes a PNG with few colours. Every other colour becomes the nearest of them. */
function indexedPng(width: number, height: number, pixels: Buffer): Buffer {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += 4) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = chosen(counts);
  const indexOf = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = indexOf.get(pixels.readUIntBE((y * width + x) * 4, 3)) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = Buffer.concat(
    palette.map((colour) => Buffer.from([colour >> 16, (colour >> 8) & 255, colour & 255])),
  );
  const data = deflateSync(rows, { level: 9 });
  const chunks = [chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

/** Chooses, one by one, the colour that is missed most: it is frequent and far from the colours chosen before. */
function chosen(counts: Map<number, number>): number[] {
  const colours = [...counts].map(([colour, count]) => ({ colour, weight: Math.sqrt(count), missed: 1e6 }));
  const palette: number[] = [];
  while (palette.length < Math.min(COLOURS, colours.length)) {
    const next = colours.reduce((best, colour) =>
      colour.weight * colour.missed > best.weight * best.missed ? colour : best,
    );
    palette.push(next.colour);
    for (const each of colours) each.missed = Math.min(each.missed, distance(each.colour, next.colour));
  }
  return palette;
}

function nearest(palette: number[], colour: number): number {
  let best = 0;
  let shortest = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const far = distance(colour, other);
    if (far < shortest) [best, shortest] = [index, far];
  }
  return best;
}

function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + 2 * green * green + blue * blue;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
