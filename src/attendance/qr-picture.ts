import { PNG } from "pngjs";
import { encodeQR } from "qr";

const sizePixels = 600;
/** ISO/IEC 18004: four modules of white around it, or readers miss it. */
const quietModules = 4;
const grey = { colorType: 0, inputColorType: 0, inputHasAlpha: false } as const;

/** A text as a QR code: a PNG whose squares are whole pixels. */
export function qrPicture(text: string): Buffer {
  const modules = encodeQR(text, "raw", { ecc: "medium", border: quietModules });
  const scale = Math.max(Math.floor(sizePixels / modules.length), 1);
  const side = modules.length * scale;
  const picture = new PNG({ width: side, height: side });
  const rows = modules.map((row) => {
    const pixels = Buffer.concat(row.map((dark) => Buffer.alloc(scale, dark ? 0 : 255)));
    return Buffer.concat(Array.from({ length: scale }, () => pixels));
  });
  // One byte a pixel, as `grey` says.
  picture.data = Buffer.concat(rows);
  return PNG.sync.write(picture, grey);
}
