import { PNG } from "pngjs";
import { encodeQR } from "qr";

const sizePixels = 600;
/** ISO/IEC 18004 requires a white border of four modules; without it scanners miss the code. */
const quietModules = 4;
const grey = { colorType: 0, inputColorType: 0, inputHasAlpha: false } as const;

/** Renders a text as a QR code. In the PNG, each module has a whole number of pixels. */
export function qrPicture(text: string): Buffer {
  const modules = encodeQR(text, "raw", { ecc: "medium", border: quietModules });
  const scale = Math.max(Math.floor(sizePixels / modules.length), 1);
  const side = modules.length * scale;
  const picture = new PNG({ width: side, height: side });
  const rows = modules.map((row) => {
    const pixels = Buffer.concat(row.map((dark) => Buffer.alloc(scale, dark ? 0 : 255)));
    return Buffer.concat(Array.from({ length: scale }, () => pixels));
  });
  // One byte per pixel, as `grey` declares.
  picture.data = Buffer.concat(rows);
  return PNG.sync.write(picture, grey);
}
