import type { Db } from "../database/open.ts";
import type { Texts } from "../i18n/texts.ts";
import type { SubjectFields, SubjectOf } from "../telegram/outbox/outbox-message.ts";
import type { PendingAct } from "./pending-acts.ts";
import type { Person } from "./person.ts";
import type { Screen } from "./screen.ts";

/**
 * What became of an act at its due time: "refused" if a check failed, which the person is told; "overtaken" if the person has gone on
 * with what it would have destroyed, which needs no words.
 */
export type CarriedOut = "done" | "refused" | "overtaken";

/** How an act that was put off has ended, for the person who put it off. */
export type Ending = "undone" | "done" | "refused";
export type EndingScreen = (texts: Texts, ending: Ending) => Screen;

/** An act that is due, with what its checks need. */
export interface Due<Subject> {
  subject: Subject;
  /** The person who put it off, with the roles that they hold now. */
  actor: Person;
  /** What else they chose. */
  detail: string | null;
  /** When they tapped. */
  putOffAt: Date;
}

/** What an act that was put off does, and what the person reads. */
interface Behaviour<Services, Words, Subject> {
  /** Carries the act out, making every check of role, region and state again. It runs in the transaction that ends the row. */
  carryOut(tx: Db, services: Services, due: Due<Subject>, now: Date): Promise<CarriedOut>;
  /** Restores what the tap had set aside. @returns false if that is no longer possible */
  putBack?(tx: Db, services: Services, personId: number, subject: Subject, now: Date): Promise<boolean>;
  /** Loads what the screen of an ending shows. It answers «Undo», and is sent where the person is told. */
  ending(db: Db, words: Words, personId: number, subject: Subject): Promise<EndingScreen>;
  /** Set if nobody is told that it has taken effect, because a screen shows that already. A refusal is always told. */
  isQuiet?: true;
}

/**
 * A kind of act that is put off. It hides the type of its subject, so that all kinds fit in one table.
 * @template Services what carrying out needs
 * @template Words what the screens need
 */
export interface PendingKind<Services, Words = Services> extends Behaviour<Services, Words, string> {
  name: string;
}

/** Defines what becomes of an act. The kind must be in src/app/pending-kinds.ts. */
export function definePendingKind<Services, Words, S extends SubjectFields>(
  act: PendingAct<S>,
  { carryOut, putBack, ending, ...rest }: Behaviour<Services, Words, SubjectOf<S>>,
): PendingKind<Services, Words> {
  const read = (text: string): SubjectOf<S> => {
    const subject = act.read(text);
    if (subject === null) throw new Error(`A stored subject does not fit the act "${act.name}".`);
    return subject;
  };
  return {
    name: act.name,
    carryOut: (tx, services, { subject, ...due }, now) =>
      carryOut(tx, services, { subject: read(subject), ...due }, now),
    ...(putBack === undefined
      ? {}
      : { putBack: (tx, services, personId, subject, now) => putBack(tx, services, personId, read(subject), now) }),
    ending: (db, words, personId, subject) => ending(db, words, personId, read(subject)),
    ...rest,
  };
}
