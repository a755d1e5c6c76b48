import { afterAll, beforeAll, beforeEach } from "vitest";
import type { PaperKind } from "../../src/platform/database/generated/client.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import type { MediaView, MessageView } from "../../src/playground/view.ts";
import { type Accepted, type AcceptedOptions, accepted } from "../closing/hands.ts";
import { openTestDatabase } from "../harness/database.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { pdfText } from "../harness/pdf-text.ts";
import { phrase, type Town, type Townsperson, token } from "../harness/town.ts";

/** A case with two sides, which a mediator has. */
export interface TwoSides extends Accepted {
  other: Townsperson & { personId: number };
}

export async function twoSides(database: Database, options: AcceptedOptions = {}): Promise<TwoSides> {
  const all = await accepted(database, options);
  // What is written in the second in which the story ends belongs to the story.
  all.town.jumps(1);
  const other = await joinAsOtherSide(all.town, "Болат", "ru");
  return { ...all, other };
}

/** Opens such a case before each test of this file, on a database that only this file uses, and passes it to `use`. */
export function useTwoSides(use: (all: TwoSides) => void): void {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => use(await twoSides(database)));
}

/** The messages in which somebody was told this. */
export function said(person: Townsperson, key: TextKey, language: "kk" | "ru" = "kk"): string[] {
  return person.history().filter((text) => phrase(language, key).test(text));
}

/** The mediator opens a document from the card of the case. */
export async function opensPaper(mediator: Townsperson, kind: PaperKind = "SETTLEMENT"): Promise<void> {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("pp:list");
  await mediator.presses(`pp:open:1:${kind}`);
}

/** The mediator writes points, and ends. */
export async function writesPoints(mediator: Townsperson, points: readonly string[], kind: PaperKind = "SETTLEMENT") {
  await mediator.presses(`pp:add:1:${kind}`);
  for (const point of points) await mediator.writes(point);
  await mediator.presses("pw:stop");
}

/** The mediator sends the next version of the open document. */
export async function sendsVersion(mediator: Townsperson, kind: PaperKind = "SETTLEMENT"): Promise<void> {
  await mediator.presses(`pp:ask:1:${kind}`);
  await mediator.presses(`pp:make:1:${kind}`);
}

/** A settlement with these points is with both sides. */
export async function sentSettlement({ mediator }: TwoSides, points: readonly string[]): Promise<void> {
  await opensPaper(mediator);
  await writesPoints(mediator, points);
  await sendsVersion(mediator);
}

/** The newest message of a person that brings a PDF. */
export function pdfMessage(person: Townsperson): MessageView & { media: MediaView } {
  const message = person.screen().findLast(({ media }) => media?.name.endsWith(".pdf") === true);
  if (message?.media === undefined) throw new Error(`${person.id} has no PDF.`);
  return { ...message, media: message.media };
}

/** The six digits on the button of the newest PDF. */
export function codeOf(person: Townsperson): string {
  const data = pdfMessage(person)
    .buttons.flat()
    .map((button) => button.callback_data ?? "");
  return data.find((carried) => carried.startsWith("pv:"))?.split(":")[3] ?? "";
}

/** The text of the newest PDF of a person, page by page. */
export async function pdfPages({ playground }: Town, person: Townsperson): Promise<string[]> {
  const { fileId } = pdfMessage(person).media;
  const base = "http://playground";
  const asked = await playground.fetch(`${base}/bot${token}/getFile?file_id=${fileId}`);
  const { result } = (await asked.json()) as { result: { file_path: string } };
  const file = await playground.fetch(`${base}/file/bot${token}/${result.file_path}`);
  return pdfText(new Uint8Array(await file.arrayBuffer())).map((page) => page.join("\n"));
}
