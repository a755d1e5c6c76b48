import { inflateSync } from "node:zlib";

/**
 * The text of a PDF that pdfkit has written, line by line: each operator that shows text is decoded with the table of its font (ToUnicode). It
 * reads no other PDFs, and needs no package.
 */
export function pdfText(bytes: Uint8Array): string[][] {
  const objects = objectsOf(Buffer.from(bytes).toString("latin1"));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  return pages.map(({ head }) => {
    const [, contents = ""] = /\/Contents (\d+) 0 R/.exec(head) ?? [];
    const [, resources = ""] = /\/Resources (\d+) 0 R/.exec(head) ?? [];
    return shownIn(streamOf(objects.get(contents)), fontsOf(objects, objects.get(resources)?.head ?? ""));
  });
}

interface PdfObject {
  head: string;
  stream: string | null;
}

type Objects = Map<string, PdfObject>;

function objectsOf(text: string): Objects {
  const objects: Objects = new Map();
  for (const [, id = "", body = ""] of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf("\nstream\n");
    const stream = at < 0 ? null : body.slice(at + "\nstream\n".length, body.lastIndexOf("\nendstream"));
    objects.set(id, { head: at < 0 ? body : body.slice(0, at), stream });
  }
  return objects;
}

function streamOf(object: PdfObject | undefined): string {
  if (object?.stream == null) return "";
  const bytes = Buffer.from(object.stream, "latin1");
  return (object.head.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
}

/** The table of each font of a page: from the number of a sign in it to what it means. */
function fontsOf(objects: Objects, resources: string): Map<string, Map<string, string>> {
  const [, listed = ""] = /\/Font <<\n?([\s\S]*?)>>/.exec(resources) ?? [];
  return new Map(
    [...listed.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = "", id = ""]) => {
      const [, table = ""] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? "") ?? [];
      return [name, meanings(streamOf(objects.get(table)))];
    }),
  );
}

function meanings(table: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, first = "", , listed = ""] of table.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g)) {
    const from = Number.parseInt(first, 16);
    for (const [at, [, hex = ""]] of [...listed.matchAll(/<(\w*)>/g)].entries()) {
      found.set((from + at).toString(16).padStart(4, "0"), Buffer.from(hex, "hex").swap16().toString("utf16le"));
    }
  }
  return found;
}

function shownIn(content: string, fonts: Map<string, Map<string, string>>): string[] {
  const pieces: string[] = [];
  let font = new Map<string, string>();
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    const hex = [...(shown ?? "").matchAll(/<(\w+)>/g)].map(([, signs = ""]) => signs).join("");
    const text = (hex.match(/.{4}/g) ?? []).map((sign) => font.get(sign.toLowerCase()) ?? "�").join("");
    if (text !== "") pieces.push(text);
  }
  return pieces;
}
