import { PNG } from "pngjs";
import { decodeQR } from "qr/decode.js";
import type { Town, Townsperson } from "../harness/town.ts";

const token = "7000000:test-token-of-the-playground";

/** The payload of the link that a phone reads from the newest picture of a chat. */
export async function scan(town: Town, participant: Townsperson): Promise<string> {
  const photo = town.playground.chat(participant.id).messages.findLast(({ message }) => message.photo !== undefined);
  const text = await readQr(town, photo?.message.photo?.at(-1)?.file_id ?? "");
  const [, payload = ""] = /^https:\/\/t\.me\/bitimger_bot\?start=([\w-]+)$/.exec(text) ?? [];
  return payload;
}

async function readQr({ playground }: Town, fileId: string): Promise<string> {
  const asked = await playground.app.request(`/bot${token}/getFile?file_id=${encodeURIComponent(fileId)}`);
  const { result } = (await asked.json()) as { result: { file_path: string } };
  const file = await playground.app.request(`/file/bot${token}/${result.file_path}`);
  return qrOf(Buffer.from(await file.arrayBuffer()));
}

export function qrOf(picture: Buffer): string {
  const { width, height, data } = PNG.sync.read(picture);
  return decodeQR({ width, height, data: new Uint8Array(data) });
}

/** A participant's code for an event. */
export async function codeOf(town: Town, participant: Townsperson, eventId: number): Promise<string> {
  const where = { eventId, person: { telegramId: BigInt(participant.id) } };
  return (await town.database.prisma.registration.findFirstOrThrow({ where })).code;
}

/** Creates a registration directly in the database, for tests that need many. */
export async function registered(
  { database, now }: Town,
  eventId: number,
  status: "GOING" | "WAITING" | "OFFERED" | "CANCELLED" | "ATTENDED",
  changes: { code?: string; rating?: number } = {},
): Promise<{ id: number; personId: number; code: string; telegramId: number }> {
  const telegramId = 500_000 + (await database.prisma.person.count());
  const person = await database.prisma.person.create({ data: { telegramId, languageCode: "kk", createdAt: now() } });
  const code = changes.code ?? `C${String(person.id).padStart(5, "0")}`;
  const attendedAt = status === "ATTENDED" ? now() : null;
  const row = await database.prisma.registration.create({
    data: { eventId, personId: person.id, status, registeredAt: now(), attendedAt, ...changes, code },
  });
  return { id: row.id, personId: person.id, code, telegramId };
}
