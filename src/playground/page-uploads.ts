import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { isPlayable, shownType } from "./file-type.ts";
import { contentOf, DOWNLOAD_LIMIT, PHOTO_LIMIT, type StoredFile } from "./files.ts";
import { imageType } from "./pictures.ts";
import { sameSite } from "./same-site.ts";
import type { World } from "./world.ts";

const Upload = z.object({
  person: z.coerce.number().int(),
  kind: z.enum(["photo", "voice", "video", "document"]),
  name: z.string().trim().min(1).max(200).optional(),
  type: z
    .string()
    .regex(/^[\w.+-]+\/[\w.+-]+$/)
    .max(100)
    .optional(),
});
type Upload = z.infer<typeof Upload>;

/** The reason why a client would not send these bytes as this kind of file; undefined if it would. */
function refusalReason({ kind }: Upload, content: Uint8Array): string | undefined {
  if (content.byteLength === 0) return "the file is empty";
  if (kind === "photo") {
    if (!["image/jpeg", "image/png"].includes(imageType(content) ?? "")) return "a photo is a JPEG or a PNG";
    return content.byteLength > PHOTO_LIMIT ? "a photo is at most 10 MB" : undefined;
  }
  const file = { id: "", uniqueId: "", kind, name: "", mimeType: "", size: content.byteLength, content };
  if (kind !== "document" && !isPlayable(file)) return `this is not a ${kind} that can be played`;
  return undefined;
}

/** Takes the files that people send through the page, and serves them again. An act names the file by the id it gets here. */
export function uploadRoutes(world: World): Hono {
  const app = new Hono();
  const limit = bodyLimit({
    maxSize: DOWNLOAD_LIMIT,
    onError: (c) => c.json({ error: "the file is too large: at most 20 MB" }, 413),
  });

  app.post("/playground/upload", sameSite("application/octet-stream"), limit, async (c) => {
    const request = Upload.safeParse(c.req.query());
    if (!request.success) return c.json({ error: z.prettifyError(request.error) }, 400);
    const { person, kind, name, type } = request.data;
    if (!world.chats.get(person)?.person) return c.json({ error: `nobody has the id ${person}` }, 409);
    const content = new Uint8Array(await c.req.arrayBuffer());
    const error = refusalReason(request.data, content);
    if (error) return c.json({ error }, 400);
    const known = { ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { mimeType: type }) };
    const file = world.files.add({ kind, content, ...known });
    return c.json({ fileId: file.id });
  });

  app.get("/playground/file/:id{[\\w-]+}", (c) => {
    const file = world.files.get(c.req.param("id"));
    return file ? fileResponse(file, c.req.header("range")) : c.notFound();
  });
  return app;
}

/** Returns the file, or the range that a player asks for. */
function fileResponse(file: StoredFile, range: string | undefined): Response {
  const content = Buffer.from(contentOf(file));
  const type = shownType(file);
  const headers = {
    "content-type": type ?? "application/octet-stream",
    "content-disposition": type ? "inline" : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "accept-ranges": "bytes",
  };
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  if (first === undefined) return new Response(content, { headers });
  const from = Number(first);
  const to = Math.min(last ? Number(last) : content.length, content.length - 1);
  if (from > to) {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${content.length}` } });
  }
  const part = { ...headers, "content-range": `bytes ${from}-${to}/${content.length}` };
  return new Response(content.subarray(from, to + 1), { status: 206, headers: part });
}
