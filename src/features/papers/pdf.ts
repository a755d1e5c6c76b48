import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type PDFDocument from "pdfkit";
import type { Block, Both } from "./paper-blocks.ts";

const require = createRequire(import.meta.url);
const fonts = {
  regular: () => require.resolve("@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf"),
  bold: () => require.resolve("@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf"),
} as const;
const bytesOf = new Map<string, Buffer>();

/** A font as its package has it; it is read once. */
export function fontBytes(font: keyof typeof fonts): Buffer {
  const bytes = bytesOf.get(font) ?? readFileSync(fonts[font]());
  bytesOf.set(font, bytes);
  return bytes;
}

/** The paper of Kazakhstan's offices: A4, with room for a binder on the left. In points of 1/72 inch. */
const margins = { top: 50, bottom: 60, left: 70, right: 45 };
const sizes = { title: 14, heading: 11, text: 10.5, small: 8.5 } as const;
const grey = "#555555";
const lineGap = 20;

type Doc = InstanceType<typeof PDFDocument>;

/** The line at the foot of each page. */
export type Foot = (page: number, pages: number) => string;

/** Draws a document as a PDF with embedded fonts. @param title what a reader of PDFs shows as its name: nothing of the conflict */
export async function drawPdf(blocks: readonly Block[], title: string, foot: Foot, madeAt: Date): Promise<Uint8Array> {
  // Loaded with the first document: it takes 33 MB, which a bot without documents does not need.
  const { default: Document } = await import("pdfkit");
  const info = { Title: title, CreationDate: madeAt, ModDate: madeAt };
  const doc = new Document({ size: "A4", margins, info, lang: "kk", displayTitle: true, bufferPages: true });
  const parts: Buffer[] = [];
  const done = new Promise<void>((ended, failed) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => ended());
    doc.on("error", failed);
  });
  doc.registerFont("regular", fontBytes("regular"));
  doc.registerFont("bold", fontBytes("bold"));
  for (const block of blocks) draw(doc, block);
  drawFeet(doc, foot);
  doc.end();
  await done;
  return Buffer.concat(parts);
}

function draw(doc: Doc, block: Block): void {
  switch (block.kind) {
    case "title":
      doc.font("bold").fontSize(sizes.title).text(first(block.title), { align: "center" });
      doc.font("regular").fontSize(sizes.heading).fillColor(grey);
      for (const title of block.title.slice(1)) doc.text(title, { align: "center" });
      doc.fillColor("black").moveDown(0.8);
      return;
    case "heading":
      // A heading does not stay at the foot of a page without its first lines.
      keepTogether(doc, 60);
      doc.moveDown(0.6).font("bold").fontSize(sizes.heading).text(first(block.heading));
      others(doc, block.heading);
      doc.moveDown(0.2);
      return;
    case "text":
      doc.font("regular").fontSize(sizes.text).text(first(block.text));
      others(doc, block.text);
      doc.moveDown(0.2);
      return;
    case "fact":
      keepTogether(doc, 30);
      fact(doc, block.label, block.value);
      return;
    case "lines":
      emptyLines(doc, block.label, block.count);
      return;
    case "point":
      doc.font("bold").fontSize(sizes.text).text(`${block.number}. `, { continued: true });
      doc.font("regular").text(block.text);
      doc.moveDown(0.3);
      return;
  }
}

function first([words = ""]: Both): string {
  return words;
}

/** The same in the other languages, smaller. */
function others(doc: Doc, [, ...words]: Both): void {
  doc.font("regular").fontSize(sizes.small).fillColor(grey);
  for (const line of words) doc.text(line);
  doc.fillColor("black");
}

/** What is the same in both languages is printed once. */
function fact(doc: Doc, label: Both, value: Both): void {
  const values = [...new Set(value)].join(" / ");
  doc
    .font("bold")
    .fontSize(sizes.text)
    .text(`${first(label)} / `, { continued: true });
  doc
    .font("regular")
    .fillColor(grey)
    .text(`${label.slice(1).join(" / ")}: `, { continued: true });
  doc.fillColor("black").text(values);
  doc.moveDown(0.15);
}

/** A label with empty lines below it, to be filled in by hand. */
function emptyLines(doc: Doc, label: Both, count: number): void {
  keepTogether(doc, 30 + count * lineGap);
  doc
    .font("regular")
    .fontSize(sizes.text)
    .text(`${first(label)} / `, { continued: true });
  doc.fillColor(grey).text(label.slice(1).join(" / ")).fillColor("black");
  for (let line = 0; line < count; line += 1) {
    const y = doc.y + lineGap - 4;
    doc
      .moveTo(margins.left, y)
      .lineTo(doc.page.width - margins.right, y)
      .lineWidth(0.5)
      .stroke();
    doc.y += lineGap;
  }
  doc.moveDown(0.2);
}

function keepTogether(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - margins.bottom) doc.addPage();
}

function drawFeet(doc: Doc, foot: Foot): void {
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    const { height, width } = doc.page;
    // Below the margin pdfkit would begin a new page.
    doc.page.margins.bottom = 0;
    doc
      .font("regular")
      .fontSize(sizes.small)
      .text(foot(page + 1, count), margins.left, height - margins.bottom + 20, {
        width: width - margins.left - margins.right,
        align: "center",
        lineBreak: false,
      });
  }
}
