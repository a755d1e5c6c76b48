import { openApplicant, openPhone } from "../cases/cases.ts";
import { shownPhone } from "../cases/phone.ts";
import { openStory, type StoryContent, wordsOf } from "../cases/story.ts";
import type { BotContext } from "../chat/context.ts";
import { sendContent } from "../chat/files.ts";
import { type Button, type Screen, say } from "../chat/screen.ts";
import type { Database } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Texts } from "../i18n/texts.ts";
import { workButtons } from "./buttons.ts";

interface OpenedCase {
  number: string;
  name: string;
  phone: string | null;
  story: StoryContent[];
}

/** Telegram takes 4,096 characters; the rest of the screen needs some. */
const pieceLength = 3500;

/** Shows what was told, files too, to who may read it: the caller has checked that. */
export async function showStory(
  ctx: BotContext,
  { database, vault }: { database: Database; vault: Vault },
  caseId: number,
  buttons: Button[],
): Promise<void> {
  const one = await database.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
  const story = await openStory(database.sql, vault, { caseId });
  const opened = { number: one.number, name: openApplicant(vault, one), phone: openPhone(vault, one), story };
  for (const part of story) if (part.kind !== "text") await sendContent(ctx, part);
  for (const screen of storyScreens(ctx.texts, opened, buttons)) await say(ctx, screen);
}

/** What the mediator may do with a case of theirs. */
export function caseButtonsOf(texts: Texts, caseId: number): Button[] {
  return [{ label: texts.plain("assignment:giveBack"), data: workButtons.data("giveBack", { case: caseId }) }];
}

function storyScreens(texts: Texts, one: OpenedCase, buttons: Button[]): Screen[] {
  const files = one.story.filter(({ kind }) => kind !== "text").length;
  const words = wordsOf(one.story);
  const count = files === 0 ? [] : [texts.plain("assignment:storyFiles", { count: files })];
  const [first = "", ...rest] = pieces([words, ...count].filter((line) => line !== "").join("\n\n"));
  const { number, name, phone } = one;
  const screens: Screen[] = [
    {
      text: texts.html("assignment:story", {
        number,
        name,
        phone: phone === null ? "—" : shownPhone(phone),
        story: first,
      }),
    },
    ...rest.map((story) => ({ text: texts.html("assignment:storyMore", { number, story }) })),
  ];
  const last = screens.at(-1);
  if (last !== undefined && buttons.length > 0) last.rows = [buttons];
  return screens;
}

function pieces(text: string): string[] {
  const letters = [...text];
  const found: string[] = [];
  for (let at = 0; at < letters.length; at += pieceLength) found.push(letters.slice(at, at + pieceLength).join(""));
  return found;
}
