import { offerButtons, workButtons } from "../../src/features/assignment/buttons.ts";
import {
  dropEndedScreen,
  droppingScreen,
  noteKeptScreen,
  noteMenuScreen,
  noteNotKeptScreen,
  notesButton,
  notesScreen,
  writeNoteScreen,
} from "../../src/features/casework/note-screens.ts";
import { noteLimits } from "../../src/features/casework/notes.ts";
import {
  cardScreen,
  type InHandFacts,
  type OverviewFacts,
  overviewScreen,
  type WorkPage,
  workScreen,
} from "../../src/features/casework/screens.ts";
import { withComplaint } from "../../src/platform/chat/form.ts";
import type { Button } from "../../src/platform/chat/screen.ts";
import { dayAndTime } from "../../src/platform/i18n/dates.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { longMatter, matter, mediator, type Shown, type Stage } from "./stage.ts";

/** The cases that a mediator has. */
export function caseworkScreens({ places, now }: Stage): Shown[] {
  const facts: InHandFacts = { ...matter, filedAt: now, assignedAt: now, waitingSince: null };
  const own = { ...facts, isLeaving: false };
  const waiting = { ...facts, ...longMatter, waitingSince: now };
  const page = (more: Partial<WorkPage>): WorkPage => ({ cases: [own], page: 0, pages: 1, count: 1, ...more });
  const full = [{ ...waiting, isLeaving: false }, { ...own, isLeaving: true }, own, { ...own, ...longMatter }];
  const list = (name: string, shown: WorkPage): Shown => ({
    name: `my cases: ${name}`,
    screen: (texts) => workScreen(texts, shown),
  });
  const buttons = (texts: Texts): Button[] => [
    { label: texts.plain("assignment:readStory"), data: offerButtons.data("open", { case: matter.id }) },
    { label: texts.plain("assignment:giveBack"), data: workButtons.data("giveBack", { case: matter.id }) },
  ];
  const overview: OverviewFacts = {
    ...matter,
    status: "WAITING",
    filedAt: now,
    assignedAt: null,
    closedAt: null,
    mediator: null,
  };
  const note = {
    id: "note",
    authorId: 7,
    author: mediator,
    text: "Өтініш беруші телефонға кешке жауап береді.",
    writtenAt: now,
  };
  const menu = { caseId: matter.id, number: matter.number, count: 0, own: [], isMediator: true };
  const own3 = [note, note, note].map(({ id }) => ({ id, writtenAt: now, dropping: null }));
  return [
    list("none", page({ cases: [], count: 0 })),
    list("one", page({})),
    list("a full page", page({ cases: full, page: 1, pages: 3, count: 11 })),
    {
      name: "card: a case",
      screen: (texts) => cardScreen(texts, places, facts, { lines: [], buttons: buttons(texts) }),
    },
    {
      name: "card: somebody waits for an answer",
      screen: (texts) => cardScreen(texts, places, waiting, { lines: [], buttons: buttons(texts) }),
    },
    {
      name: "card: given back in a minute",
      screen: (texts) =>
        cardScreen(texts, places, facts, { lines: [texts.html("assignment:givenBackSoon")], buttons: buttons(texts) }),
    },
    ...(["WAITING", "ASSIGNED", "CLOSED"] as const).map((status) => ({
      name: `overview: ${status}`,
      screen: (texts: Texts) =>
        overviewScreen(
          texts,
          places,
          {
            ...overview,
            status,
            mediator: status === "WAITING" ? null : mediator,
            assignedAt: status === "WAITING" ? null : now,
            closedAt: status === "CLOSED" ? now : null,
          },
          {
            lines: status === "ASSIGNED" ? talkCounts(texts, now) : [],
            buttons: [notesButton(texts, matter.id, 2)],
          },
        ),
    })),
    { name: "notes: none yet", screen: (texts) => noteMenuScreen(texts, menu) },
    { name: "notes: three own", screen: (texts) => noteMenuScreen(texts, { ...menu, count: 5, own: own3 }) },
    {
      name: "notes: as many as there can be, one is taken back",
      screen: (texts) =>
        noteMenuScreen(texts, {
          ...menu,
          count: noteLimits.notes,
          own: [{ id: "note", writtenAt: now, dropping: 31 }],
          isMediator: false,
        }),
    },
    { name: "notes: what to note?", screen: (texts) => writeNoteScreen(texts, menu) },
    ...(["onlyText", "tooLong", "noReply"] as const).map((complaint) => ({
      name: `notes: what to note? after ${complaint}`,
      screen: (texts: Texts) =>
        withComplaint(
          writeNoteScreen(texts, menu),
          texts.html(`casework:notes.${complaint}`, { limit: noteLimits.characters, length: 812 }),
        ),
    })),
    { name: "notes: kept", screen: (texts) => noteKeptScreen(texts, { ...menu, text: note.text }) },
    ...(["full", "gone"] as const).map((kind) => ({
      name: `notes: not kept, ${kind}`,
      screen: (texts: Texts) => noteNotKeptScreen(texts, kind),
    })),
    { name: "notes: erased in a minute", screen: (texts) => droppingScreen(texts, matter.id, 31) },
    ...(["undone", "done", "refused"] as const).map((how) => ({
      name: `notes: erased, ${how}`,
      screen: (texts: Texts) => dropEndedScreen(texts, how === "undone" ? matter.id : null, how),
    })),
    {
      name: "outbox: assignment.notes",
      screen: (texts) => notesScreen(texts, { number: matter.number, notes: [note, note] }),
    },
    {
      name: "outbox: assignment.notes, all taken back",
      screen: (texts) => notesScreen(texts, { number: matter.number, notes: [] }),
    },
  ];
}

/** What a coordinator sees of a talk. */
function talkCounts(texts: Texts, now: Date): string[] {
  const since = dayAndTime(texts, now);
  return [
    texts.html("talks:counts.messages", { party: 12, mediator: 9 }),
    texts.html("talks:counts.waits", { since }),
    texts.html("talks:counts.stopped", { since }),
  ];
}
