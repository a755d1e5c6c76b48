import type { Content } from "../../platform/chat/content.ts";
import { type Addressed, type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { findActors } from "../people/actors.ts";
import { findMessagesOnScreen } from "./copy-rows.ts";
import { openingScreen, stoppedScreen } from "./lead-screens.ts";
import { loadNames } from "./mediator-names.ts";
import { memberOf } from "./members.ts";
import {
  copyMessage,
  lookMessage,
  notSentMessage,
  openedMessage,
  openingMessage,
  stoppedMessage,
  topicMessage,
} from "./notices.ts";
import { copyRows, openedScreen, type TalkFacts } from "./screens.ts";
import { openContent, openShows } from "./talk-content.ts";
import { findTalks, type TalkRow } from "./talk-rows.ts";
import { topicScreen } from "./topic-screens.ts";
import { type HeldFacts, heldScreen, notSentScreen } from "./waiting-screens.ts";

export interface TalkMessagesContext {
  vault: Vault;
  adminIds: readonly number[];
}

interface CopyFacts {
  talk: TalkFacts;
  content: Content;
  edited: boolean;
  /** Whether the recipient is in the middle of a form. */
  inForm: boolean;
  /** The message whose author the recipient may ask whether it may be passed on; null for all others. */
  passOn: string | null;
  /** In the recipient's chat. */
  replyTo: number | null;
}

/** Renders what is said in talks. Whether the recipient may still read it is checked when it is sent. */
export function talkMessages(context: TalkMessagesContext): RenderedMessage[] {
  return [
    renderPersonally(copyMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadCopies(db, context, deliveries),
      render: (texts, { talk, content, edited, inForm, passOn, replyTo }) => ({
        content,
        // What a party says is not passed on without its permission (law 401-IV, art. 8(1)); a party may need to show what it was told.
        protected: talk.as !== "PARTY",
        rows: copyRows(texts, talk, { edited, inForm, passOn }),
        // An album has no buttons of its own.
        ...(content.kind === "album" ? { heading: texts.html("talks:album") } : {}),
        ...(replyTo === null ? {} : { replyTo }),
      }),
    }),
    renderPersonally(openedMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadOpened(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : openedScreen(texts, facts)),
    }),
    renderPersonally(topicMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadOpened(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : topicScreen(texts, facts)),
    }),
    renderPersonally(lookMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadHeld(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : heldScreen(texts, facts)),
    }),
    renderPersonally(openingMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadOpened(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : openingScreen(texts, facts)),
    }),
    renderPersonally(stoppedMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadStopped(db, context, deliveries),
      render: (texts, facts, changed) => (changed ? null : stoppedScreen(texts, facts, facts.isStopped)),
    }),
    renderMessage(notSentMessage, {
      onUnknown: "resend",
      load: loadWaiting,
      render: (texts, { id, status, messageId }, changed) =>
        changed ? null : notSentScreen(texts, id, status, messageId),
    }),
  ];
}

async function loadCopies(db: Db, context: TalkMessagesContext, deliveries: Addressed<{ message: string }>[]) {
  const rows = await db.talkMessage.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.message) }, status: "SENT" },
    select: { id: true, talkId: true, authorId: true, version: true, replyToId: true, contentSealed: true },
  });
  const messageOf = new Map(rows.map((row) => [row.id, row]));
  const factsFor = await loadFacts(db, context, [
    ...deliveries.flatMap(({ personId, subject }) => {
      const talk = messageOf.get(subject.message)?.talkId ?? null;
      return talk === null ? [] : [{ personId, talk }];
    }),
  ]);
  const replies = deliveries.flatMap(({ personId, subject }) => {
    const message = messageOf.get(subject.message)?.replyToId ?? null;
    return message === null ? [] : [{ personId, message }];
  });
  const onScreen = replies.length === 0 ? new Map<string, number>() : await findMessagesOnScreen(db, replies);
  const busy = await db.pausedTalk.findMany({
    where: { personId: { in: deliveries.map(({ personId }) => personId) } },
    select: { personId: true },
  });
  const inForm = new Set(busy.map(({ personId }) => personId));
  const several = await withSeveralSides(db, [...new Set(deliveries.flatMap((delivery) => caseOf(delivery) ?? []))]);
  return ({ subject, personId }: Addressed<{ message: string }>): CopyFacts | undefined => {
    const row = messageOf.get(subject.message);
    const talk = row === undefined || row.talkId === null ? null : factsFor(personId, row.talkId);
    if (row === undefined || talk === null || row.contentSealed === null) return undefined;
    const content = openContent(context.vault, { id: row.id, contentSealed: row.contentSealed });
    const replyTo = row.replyToId === null ? null : (onScreen.get(`${personId}/${row.replyToId}`) ?? null);
    // An album's files are gone from here by the time somebody asks about them.
    const mayAsk = several.has(talk.state.id) && row.authorId === talk.partyId && content.kind !== "album";
    const passOn = mayAsk && talk.as === "MEDIATOR" ? row.id : null;
    return { talk, content, edited: row.version > 1, inForm: inForm.has(personId), passOn, replyTo };
  };

  /** The case of a copy that a mediator gets. */
  function caseOf({ subject, personId }: Addressed<{ message: string }>): number | null {
    const talkId = messageOf.get(subject.message)?.talkId ?? null;
    const talk = talkId === null ? null : factsFor(personId, talkId);
    return talk?.as === "MEDIATOR" ? talk.state.id : null;
  }
}

/** Those of the cases in which more than one side takes part now. */
async function withSeveralSides(db: Db, caseIds: readonly number[]): Promise<Set<number>> {
  if (caseIds.length === 0) return new Set();
  const sides = await db.party.groupBy({
    by: ["caseId"],
    where: { caseId: { in: [...caseIds] }, leftAt: null },
    _count: true,
  });
  return new Set(sides.flatMap(({ caseId, _count }) => (_count > 1 ? [caseId] : [])));
}

async function loadHeld(db: Db, context: TalkMessagesContext, deliveries: Addressed<{ message: string }>[]) {
  const rows = await db.talkMessage.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.message) }, status: "HELD" },
    select: { id: true, talkId: true, messageId: true, showsSealed: true },
  });
  const held = new Map(rows.flatMap(({ talkId, ...row }) => (talkId === null ? [] : [[row.id, { ...row, talkId }]])));
  const wanted = deliveries.flatMap(({ personId, subject }) => {
    const talk = held.get(subject.message)?.talkId;
    return talk === undefined ? [] : [{ personId, talk }];
  });
  const factsFor = await loadFacts(db, context, wanted, true);
  return ({ subject, personId }: Addressed<{ message: string }>): HeldFacts | undefined => {
    const row = held.get(subject.message);
    const talk = row === undefined ? null : factsFor(personId, row.talkId);
    if (row === undefined || talk === null) return undefined;
    return { message: row.id, talk, disclosures: openShows(context.vault, row), replyTo: row.messageId };
  };
}

async function loadWaiting(db: Db, subjects: { message: string }[]) {
  const rows = await db.talkMessage.findMany({
    where: { id: { in: subjects.map(({ message }) => message) } },
    select: { id: true, status: true, messageId: true },
  });
  const facts = new Map(
    rows.flatMap(({ status, ...row }) =>
      status === "ASKED" || status === "HELD" || status === "DROPPED" ? [[row.id, { ...row, status }] as const] : [],
    ),
  );
  return ({ message }: { message: string }) => facts.get(message);
}

async function loadOpened(db: Db, context: TalkMessagesContext, deliveries: Addressed<{ talk: number }>[]) {
  const factsFor = await loadFacts(
    db,
    context,
    deliveries.map(({ personId, subject }) => ({ personId, talk: subject.talk })),
    true,
  );
  return ({ subject, personId }: Addressed<{ talk: number }>) => factsFor(personId, subject.talk) ?? undefined;
}

/** Nothing for a turn after which there was another: it is no longer so. */
async function loadStopped(
  db: Db,
  context: TalkMessagesContext,
  deliveries: Addressed<{ talk: number; turn: number }>[],
) {
  const factsFor = await loadOpened(db, context, deliveries);
  const ids = deliveries.map(({ subject }) => subject.talk);
  const rows = await db.talk.findMany({ where: { id: { in: ids } }, select: { id: true, turns: true } });
  const turns = new Map(rows.map(({ id, turns: turn }) => [id, turn]));
  return (addressed: Addressed<{ talk: number; turn: number }>) =>
    turns.get(addressed.subject.talk) === addressed.subject.turn ? factsFor(addressed) : undefined;
}

/** The facts about talks for those who may take part in them now. @param open only open talks */
async function loadFacts(
  db: Db,
  { vault, adminIds }: TalkMessagesContext,
  wanted: readonly { personId: number; talk: number }[],
  open = false,
): Promise<
  (personId: number, talk: number) => (TalkFacts & Pick<TalkRow, "hasPhone" | "isStopped" | "partyId" | "state">) | null
> {
  const talks = await findTalks(db, [...new Set(wanted.map(({ talk }) => talk))]);
  const people = await findActors(db, [...new Set(wanted.map(({ personId }) => personId))], adminIds);
  const nameOf = await loadNames(db, vault, [...talks.values()]);
  return (personId, id) => {
    const [talk, person] = [talks.get(id), people.get(personId)];
    if (talk === undefined || person === undefined || (open && !talk.isOpen)) return null;
    const as = memberOf(person, talk);
    return as === null ? null : { ...talk, as, mediator: nameOf(talk) };
  };
}
