import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { guardLocked } from "../cases/guard.ts";
import { partiesOf } from "../cases/parties.ts";
import { subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import type { Places } from "../places/places.ts";
import { draftRow, keepDraft, type PaperOf } from "./drafts.ts";
import { withFreshCode } from "./fingerprint.ts";
import { versionMessage } from "./notices.ts";
import { loadFacts } from "./paper-facts.ts";
import { isConfirmed } from "./paper-kinds.ts";
import { type Draft, inNext } from "./points.ts";
import { openContent, sealContent } from "./sealed-papers.ts";

/** Why a document cannot be made now. */
export type Lack =
  /** Nobody is there with whom to agree. */
  | "otherSide"
  /** A settlement needs a point on which the sides agree … */
  | "points"
  /** … and a notice of termination its reason. */
  | "ground";

export type Made =
  | { kind: "made"; version: number; id: number }
  | { kind: "gone" }
  /** Somebody has changed the points since they were shown. */
  | { kind: "changed" }
  | { kind: "lacks"; what: Lack };

/** What a draft still needs before a version can be made of it. */
export function lackOf(kind: PaperOf["kind"], draft: Draft, sides: number): Lack | null {
  if (isConfirmed(kind) && sides < 2) return "otherSide";
  if (kind === "SETTLEMENT" && !inNext(draft).some(({ state }) => state !== "open")) return "points";
  return kind === "TERMINATION" && draft.ground === null ? "ground" : null;
}

/**
 * The mediator makes a version of a document and sends it to everybody who takes part. The answers to the versions before it count no longer,
 * and their messages say so. @param turn the draft that the mediator has seen
 */
export function makeVersion(
  db: Db,
  context: { vault: Vault; places: Places },
  person: Person,
  { turn, ...paper }: PaperOf & { turn: number },
  now: Date,
): Promise<Made> {
  const { vault } = context;
  return inTransaction(db, async (tx): Promise<Made> => {
    const state = await guardLocked(tx, person, "makePaper", paper.caseId);
    if (state === null) return { kind: "gone" };
    const { id: paperId, draft } = await draftRow(tx, vault, paper);
    if (draft.turn !== turn) return { kind: "changed" };
    const parties = await partiesOf(tx, paper.caseId);
    const what = lackOf(paper.kind, draft, parties.length);
    if (what !== null) return { kind: "lacks", what };
    const others = await tx.paperVersion.findMany({ where: { caseId: paper.caseId } });
    const before = others.filter((other) => other.paperId === paperId);
    const version = 1 + Math.max(0, ...before.map((other) => other.version));
    const sides = parties.map(({ side, personId }) => ({ side, personId }));
    const ground = paper.kind === "TERMINATION" ? draft.ground : null;
    const numbers = sides.map(({ side }) => side);
    const facts = await loadFacts(tx, context, { ...paper, version, sides: numbers, ground }, now);
    const points = inNext(draft).map(({ id, text, state: stands }) => ({ id, text, state: stands }));
    const coded = withFreshCode(
      { facts, points },
      others.map((other) => openContent(vault, other).code),
    );
    const { id } = await tx.paperVersion.create({
      data: { paperId, caseId: paper.caseId, version, madeAt: now },
      select: { id: true },
    });
    const contentSealed = sealContent(vault, id, { ...coded, sides, mediatorId: person.id });
    await tx.paperVersion.update({ where: { id }, data: { contentSealed } });
    // A second tap on the same question makes no second version.
    await keepDraft(tx, vault, paperId, { ...draft, turn: draft.turn + 1 });
    await recordAct(tx, { act: "makePaper", actor: person, subject: subjectOf(state) }, now);
    await revise(
      tx,
      before.map((other) => versionMessage.about({ version: other.id })),
      now,
    );
    const readers = [...sides.map(({ personId }) => personId), person.id];
    await enqueue(
      tx,
      readers.map((reader) => versionMessage.to(reader, { version: id }, { notBefore: now })),
      now,
    );
    return { kind: "made", version, id };
  });
}
