import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { askApplicant } from "../../src/features/assignment/ask-applicant.ts";
import { offerCase } from "../../src/features/assignment/assignment.ts";
import { readDuty, setDuty } from "../../src/features/assignment/duty.ts";
import { assignManually, readChoices } from "../../src/features/assignment/manual-choice.ts";
import { acceptOffer, declineOffer, giveBack } from "../../src/features/assignment/offer-answers.ts";
import { closeCase, readQueue, readQueuedCase, releaseCase } from "../../src/features/assignment/queue.ts";
import { showCase, showMore } from "../../src/features/assignment/showings.ts";
import { withdrawCase } from "../../src/features/assignment/withdraw.ts";
import { takeNumber } from "../../src/features/cases/case-rows.ts";
import { createCase } from "../../src/features/cases/cases.ts";
import { guardCase } from "../../src/features/cases/guard.ts";
import { caseAnswers, sealAnswers } from "../../src/features/cases/sealed-answers.ts";
import { sealStory } from "../../src/features/cases/story.ts";
import { addNote, dropNote } from "../../src/features/casework/notes.ts";
import { readOverview } from "../../src/features/casework/overview.ts";
import { showNotes } from "../../src/features/casework/show-notes.ts";
import { askForClearance } from "../../src/features/clearance/asking.ts";
import { clearCase, refuseCase } from "../../src/features/clearance/deciding.ts";
import { raiseAlarm, takeAlarm } from "../../src/features/danger/alarms.ts";
import { askFromAlarm } from "../../src/features/danger/ask-from-alarm.ts";
import { makeLink, mark, ownInvitation, startInvitation } from "../../src/features/directory/invitations.ts";
import { askToPassOn } from "../../src/features/disclosure/asking.ts";
import { changeMediator } from "../../src/features/handover/another-mediator.ts";
import { answerAsColleague, answerAsParty } from "../../src/features/handover/answers.ts";
import { reportChild } from "../../src/features/handover/child-in-danger.ts";
import { propose, takeProposalBack } from "../../src/features/handover/handovers.ts";
import { passOnMarked } from "../../src/features/handover/minors.ts";
import { keepMediator, releaseFromMediator } from "../../src/features/handover/requests.ts";
import { callOff } from "../../src/features/meetings/cancelling.ts";
import { propose as proposeMeeting } from "../../src/features/meetings/proposals.ts";
import { sealTerms } from "../../src/features/meetings/terms.ts";
import { createPersonFinder } from "../../src/features/people/people.ts";
import { type Act, type CaseAct, permissions } from "../../src/features/people/permissions.ts";
import { recordAct } from "../../src/features/people/staff-acts.ts";
import { addPhrase, changePhrase, dropPhrase, findPhrase, phrasesOf } from "../../src/features/phrases/phrase-book.ts";
import { sendOpening, setStopped } from "../../src/features/talks/lead.ts";
import { sealContent } from "../../src/features/talks/talk-content.ts";
import { openCaucuses } from "../../src/features/talks/talk-rows.ts";
import { proposeExtension } from "../../src/features/terms/extensions.ts";
import { recordBodyDay, recordContract } from "../../src/features/terms/terms.ts";
import { createOnce } from "../../src/platform/chat/acts.ts";
import type { Person } from "../../src/platform/chat/person.ts";
import type { Database, Db } from "../../src/platform/database/open.ts";
import { addDays, dayOf } from "../../src/platform/time/local-day.ts";
import { dayMs } from "../../src/platform/time/units.ts";
import { closingActs } from "../closing/closing-acts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type StaffRow, type Town, type Townsperson } from "../harness/town.ts";
import { paperActs } from "../papers/paper-acts.ts";
import { recordedDuring } from "../people/recorded-during.ts";

const region = "KZ-19";
const otherRegion = "KZ-10";
const secret = "Көршіміз біздің жерге қоршау салып алды.";

/** Everybody who may try: what they are, or null for somebody without a role. */
const tries = {
  nobody: null,
  applicant: null,
  "mediator who is asked": { role: "MEDIATOR", regions: [region] },
  "another mediator of the region": { role: "MEDIATOR", regions: [region] },
  "mediator of another region": { role: "MEDIATOR", regions: [otherRegion] },
  "coordinator of the region": { role: "COORDINATOR", regions: [region] },
  "coordinator of the country": { role: "COORDINATOR" },
  "coordinator of another region": { role: "COORDINATOR", regions: [otherRegion] },
  editor: { role: "EDITOR" },
  council: { role: "COUNCIL" },
  admin: { role: "ADMIN" },
  "another admin": { role: "ADMIN" },
} as const satisfies Record<string, (Omit<StaffRow, "regions"> & { regions?: readonly string[] }) | null>;
type ActorName = keyof typeof tries;
const everybody = Object.keys(tries) as ActorName[];

const coordinators: ActorName[] = ["coordinator of the region", "coordinator of the country", "admin", "another admin"];
const mediators: ActorName[] = [
  "mediator who is asked",
  "another mediator of the region",
  "mediator of another region",
];
const asked: ActorName = "mediator who is asked";

let database: Database;
let town: Town;
const people = new Map<ActorName, Townsperson>();
const persons = new Map<ActorName, Person>();

beforeAll(async () => {
  database = await openTestDatabase();
  town = await openTown(database);
  for (const actorName of everybody) {
    const row = tries[actorName];
    const regions = row !== null && "regions" in row ? [...row.regions] : [];
    const actor = await town.staff(actorName, "kk", { role: row?.role ?? "EDITOR", regions });
    if (row === null) await database.prisma.staffRole.deleteMany({ where: { personId: actor.personId } });
    people.set(actorName, actor);
    persons.set(actorName, await createPersonFinder(database.sql, [])(actor.id, town.now()));
  }
  await database.prisma.mediator.updateMany({ data: { maxOpenCases: 20 } });
});
afterAll(async () => {
  await town.close();
  await database.close();
});

function personOf(actorName: ActorName): Person {
  const person = persons.get(actorName);
  if (person === undefined) throw new Error(`${actorName} is not there.`);
  return person;
}

/** Whose cases the acts are tried on. */
let applicant: ActorName = "applicant";

/** Who is the other side of these cases; null: nobody. */
let otherSide: ActorName | null = null;

/** Whether each case that an act is tried on was withdrawn before. */
let withdrawn = false;

/** A case of the region with a story, offered to the mediator who is asked; waiting, unless it is said otherwise. */
async function freshCase(how: { review?: boolean; overLimit?: boolean; taken?: boolean } = {}) {
  const made = await makeCase(how);
  if (withdrawn) {
    await database.prisma.case.update({ where: { id: made.caseId }, data: { status: "CLOSED", outcome: "WITHDRAWN" } });
  }
  return made;
}

/** The talk of a case in hand with its applicant. */
async function freshTalk(): Promise<number> {
  const { caseId } = await freshCase({ taken: true });
  await openCaucuses(database.prisma, [caseId]);
  const { id } = await database.prisma.talk.findFirstOrThrow({ where: { caseId } });
  return id;
}

/** A case in hand in which danger was heard. */
async function caseInDanger() {
  const made = await freshCase({ taken: true });
  await database.prisma.case.update({ where: { id: made.caseId }, data: { dangers: 1 } });
  return made;
}

/** The mediator has asked for clearance. */
async function askedForClearance() {
  const { caseId } = await caseInDanger();
  const askedById = personOf(asked).id;
  return database.prisma.clearance.create({
    data: { caseId, dangers: 1, reopened: 0, askedById, askedAt: town.now() },
  });
}

/** What the applicant has said to the mediator in a case with another side. @returns its id */
async function saidInTalk(): Promise<string> {
  const talkId = await freshTalk();
  const { caseId } = await database.prisma.talk.findUniqueOrThrow({ where: { id: talkId } });
  // A side that the attempt itself has added stays.
  const second = { caseId, side: 2, personId: personOf("editor").id };
  await database.prisma.party.createMany({ data: [second], skipDuplicates: true });
  const [id, authorId, now] = [randomUUID(), personOf(applicant).id, town.now()];
  const contentSealed = sealContent(town.vault, id, { kind: "text", text: secret });
  messagesSaid += 1;
  await database.prisma.talkMessage.create({
    data: { id, talkId, authorId, messageId: 1_000_000 + messagesSaid, contentSealed, writtenAt: now, storedAt: now },
  });
  return id;
}

let messagesSaid = 0;

async function makeCase({ review = false, overLimit = false, taken = false }) {
  const { prisma } = database;
  const now = town.now();
  const mediatorId = personOf(asked).id;
  const facts = { kind: "NEIGHBOURS", regionId: region, districtId: "195200000", languages: ["kk"] } as const;
  const { id: caseId } = await createCase(
    prisma,
    town.vault,
    {
      ...facts,
      languages: [...facts.languages],
      number: await takeNumber(database.sql, now),
      draftId: randomUUID(),
      personId: personOf(applicant).id,
      name: "Айгүл",
      phone: null,
      answers: { remit: review ? ["VIOLENCE"] : [] },
      review,
      overLimit,
    },
    now,
  );
  if (otherSide !== null) {
    const parties = [applicant, otherSide].map((name, at) => ({ caseId, side: at + 1, personId: personOf(name).id }));
    await prisma.party.createMany({ data: parties });
  }
  const partId = randomUUID();
  const contentSealed = sealStory(town.vault, partId, { kind: "text", text: secret });
  await prisma.storyPart.create({
    data: { id: partId, draftId: partId, caseId, updateId: 1, messageId: 1, contentSealed, addedAt: now },
  });
  if (review) return { caseId, offerId: 0 };
  const times = { offeredAt: now, remindAt: now, dueAt: new Date(now.getTime() + 3_600_000) };
  const status = taken ? ("ACCEPTED" as const) : ("OFFERED" as const);
  const { id: offerId } = await prisma.offer.create({
    data: { caseId, mediatorId, round: 1, status, why: {}, answeredAt: taken ? now : null, ...times },
  });
  if (taken)
    await prisma.case.update({ where: { id: caseId }, data: { status: "ASSIGNED", mediatorId, assignedAt: now } });
  return { caseId, offerId };
}

/** Somebody's note on a case. @returns its id */
async function noteBy({ id: authorId }: Person, caseId: number): Promise<string> {
  const id = randomUUID();
  const wordsSealed = town.vault.seal({ table: "CaseNote", column: "words", row: id }, secret);
  await database.prisma.caseNote.create({ data: { id, caseId, authorId, wordsSealed, writtenAt: town.now() } });
  return id;
}

interface Attempt {
  name: string;
  /** Its line in the table of permissions; null: it is nothing of staff. */
  act: Act | null;
  allowed: readonly ActorName[];
  /** @returns whether it was done */
  tries(person: Person): Promise<boolean>;
}

/** Whether the table and the state of a fresh case allow this. */
async function isAllowed(person: Person, act: CaseAct, how: { taken?: boolean } = {}): Promise<boolean> {
  return (await guardCase(database.prisma, person, act, (await freshCase(how)).caseId)) !== null;
}

function proposes(person: Person, caseId: number) {
  const colleagueId = personOf("another mediator of the region").id;
  const proposal = { colleagueId, summary: "Бір рет сөйлестік." };
  return propose(database.prisma, town.service.jobs, person, caseId, proposal, town.now());
}

/** An open proposal of the mediator who has the case. */
function openHandover(caseId: number, to: ActorName) {
  const times = { proposedAt: town.now(), dueAt: new Date(town.now().getTime() + 3_600_000) };
  const answers = { create: { personId: personOf(applicant).id } };
  const data = { caseId, fromId: personOf(asked).id, toId: personOf(to).id, answers, ...times };
  return database.prisma.handover.create({ data });
}

/** The applicant has asked a coordinator for another mediator. */
function openRequest(caseId: number) {
  const data = { caseId, kind: "APPLICANT_ASKS", mediatorId: personOf(asked).id, askedAt: town.now() } as const;
  return database.prisma.mediatorRequest.create({ data });
}

/** A contract that was signed today. */
function runningTerm(caseId: number, lastDay: string | null) {
  const recordedById = personOf(asked).id;
  const data = { caseId, contractDay: dayOf(town.now()), lastDay, recordedById, recordedAt: town.now() };
  return database.prisma.mediationTerm.create({ data });
}

const acts: Attempt[] = [
  { name: "see an offer", act: "seeOffer", allowed: [asked], tries: (person) => isAllowed(person, "seeOffer") },
  {
    name: "see a case in hand",
    act: "seeOwnCase",
    allowed: [asked],
    tries: (person) => isAllowed(person, "seeOwnCase", { taken: true }),
  },
  {
    name: "hear of a case",
    act: "hearOfCase",
    allowed: coordinators,
    tries: (person) => isAllowed(person, "hearOfCase"),
  },
  {
    name: "talk with the party of a case in hand",
    act: "talkAsMediator",
    allowed: [asked],
    tries: (person) => isAllowed(person, "talkAsMediator", { taken: true }),
  },
  {
    name: "answer what a party writes to the coordinators",
    act: "answerDesk",
    allowed: coordinators,
    tries: (person) => isAllowed(person, "answerDesk", { taken: true }),
  },
  {
    name: "accept an offer",
    act: "acceptOffer",
    allowed: [asked],
    async tries(person) {
      const { offerId } = await freshCase();
      return (await acceptOffer(database.prisma, person, offerId, town.now())).kind === "accepted";
    },
  },
  {
    name: "decline an offer",
    act: "declineOffer",
    allowed: [asked],
    async tries(person) {
      const { offerId } = await freshCase();
      const { jobs } = town.service;
      return (await declineOffer(database.prisma, jobs, person, offerId, "BUSY", town.now())).kind === "declined";
    },
  },
  {
    name: "give a case back",
    act: "giveBackCase",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      return (
        (await giveBack(database.prisma, town.service.jobs, person, caseId, "ILLNESS", town.now())).kind === "givenBack"
      );
    },
  },
  {
    name: "see a case in the queue",
    act: "seeQueue",
    allowed: coordinators,
    async tries(person) {
      await database.prisma.case.updateMany({ data: { status: "CLOSED" } });
      const { caseId } = await freshCase();
      const queue = await readQueue(database.prisma, town.vault, person);
      return (queue?.cases ?? []).some(({ id }) => id === caseId);
    },
  },
  {
    name: "open a case of the queue",
    act: "seeQueue",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase();
      return (await readQueuedCase(database.prisma, town.vault, person, caseId)) !== null;
    },
  },
  {
    name: "see whom to choose",
    act: "seeQueue",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase();
      return (await readChoices(database.prisma, town.vault, town.service.jobs, person, caseId, town.now())).length > 0;
    },
  },
  {
    name: "assign by hand",
    act: "assignCase",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase();
      const { jobs } = town.service;
      const other = personOf("another mediator of the region").id;
      return (await assignManually(database.prisma, jobs, person, caseId, other, town.now())).kind === "offered";
    },
  },
  {
    name: "find that a case suits",
    act: "releaseCase",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase({ review: true });
      return (await releaseCase(database.prisma, town.service.jobs, person, caseId, town.now())).kind === "released";
    },
  },
  {
    name: "close a case that does not suit",
    act: "closeUnsuitableCase",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase({ review: true });
      return (await closeCase(database.prisma, person, caseId, "NOT_SUITABLE", town.now())).kind === "closed";
    },
  },
  {
    name: "close a case that nobody has to look at",
    act: "closeUnsuitableCase",
    allowed: [],
    async tries(person) {
      const { caseId } = await freshCase();
      return (await closeCase(database.prisma, person, caseId, "NOT_SUITABLE", town.now())).kind === "closed";
    },
  },
  {
    name: "close a case as abuse",
    act: "closeAbusiveCase",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase();
      return (await closeCase(database.prisma, person, caseId, "ABUSE", town.now())).kind === "closed";
    },
  },
  {
    name: "read the story of a case that somebody has",
    act: "readStory",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const read = await showCase(town.service.jobs, person, "readStory", caseId, town.now());
      expect(await database.prisma.showing.count({ where: { caseId } })).toBe(read.kind === "shown" ? 1 : 0);
      return read.kind === "shown";
    },
  },
  {
    name: "read the story of a case that waits",
    act: "readStory",
    allowed: [],
    async tries(person) {
      const { caseId } = await freshCase();
      const acts = ["readStory", "reviewStory"] as const;
      const read = await Promise.all(acts.map((act) => showCase(town.service.jobs, person, act, caseId, town.now())));
      return read.some(({ kind }) => kind === "shown");
    },
  },
  {
    name: "read the story of a case whose applicant wished that somebody looks",
    act: "reviewStory",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase({ review: true });
      return (await showCase(town.service.jobs, person, "reviewStory", caseId, town.now())).kind === "shown";
    },
  },
  {
    name: "read the story of a case that is only one of many",
    act: "reviewStory",
    allowed: [],
    async tries(person) {
      const { caseId } = await freshCase({ review: true, overLimit: true });
      return (await showCase(town.service.jobs, person, "reviewStory", caseId, town.now())).kind === "shown";
    },
  },
  {
    name: "read on in a story",
    act: "readStory",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id } = await database.prisma.showing.create({
        data: { caseId, personId: personOf(asked).id, parts: [1], shownAt: town.now() },
      });
      return (await showMore(town.service.jobs, person, id, 1, town.now())).kind === "shown";
    },
  },
  {
    name: "withdraw a case",
    act: null,
    allowed: ["applicant"],
    async tries(person) {
      const { caseId } = await freshCase();
      return (await withdrawCase(database.prisma, person.id, caseId, town.now())).kind === "withdrawn";
    },
  },
  {
    name: "take an alarm",
    act: "takeAlarm",
    allowed: coordinators,
    async tries(person) {
      const { jobs } = town.service;
      const facts = { kinds: ["violence" as const], phone: null, phoneShared: false, regionId: region };
      await database.prisma.alarm.updateMany({ data: { isNewest: false } });
      await database.prisma.$transaction((tx) => raiseAlarm(tx, jobs, personOf(applicant).id, facts, town.now()));
      const { id } = await database.prisma.alarm.findFirstOrThrow({ where: { isNewest: true } });
      return (await takeAlarm(database.prisma, jobs, person, id, town.now())).kind === "yours";
    },
  },
  {
    name: "ask the applicant whether they may be called",
    act: "askToCall",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase({ review: true });
      return (await askApplicant(database.prisma, town.vault, person, caseId, town.now()))?.kind === "asked";
    },
  },
  {
    name: "ask from an alarm that they have taken",
    act: "askFromAlarm",
    allowed: coordinators,
    async tries(person) {
      const { jobs } = town.service;
      const facts = { kinds: ["violence" as const], phone: null, phoneShared: false, regionId: region };
      await database.prisma.alarm.updateMany({ data: { isNewest: false } });
      await database.prisma.$transaction((tx) => raiseAlarm(tx, jobs, personOf(applicant).id, facts, town.now()));
      const { id } = await database.prisma.alarm.findFirstOrThrow({ where: { isNewest: true } });
      await database.prisma.alarm.update({ where: { id }, data: { takenById: person.id, takenAt: town.now() } });
      return (await askFromAlarm(database.prisma, jobs, person, id, town.now()))?.kind === "asked";
    },
  },
  {
    name: "note something on a case in hand",
    act: "noteOwnCase",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      if ((await guardCase(database.prisma, person, "seeNotes", caseId)) !== null) return false;
      const added = await addNote(database.prisma, town.vault, person, { caseId, text: secret }, town.now());
      expect(await database.prisma.caseNote.count({ where: { caseId } })).toBe(added.kind === "added" ? 1 : 0);
      return added.kind === "added";
    },
  },
  {
    name: "note something on a case of the region",
    act: "noteCase",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase();
      return (
        (await addNote(database.prisma, town.vault, person, { caseId, text: secret }, town.now())).kind === "added"
      );
    },
  },
  {
    name: "take an own note back",
    act: "noteCase",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase();
      return dropNote(database.prisma, person, await noteBy(person, caseId), town.now());
    },
  },
  {
    name: "take back the note of somebody else",
    act: "noteCase",
    allowed: [],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const author = personOf(person.id === personOf("another admin").id ? "admin" : "another admin");
      return dropNote(database.prisma, person, await noteBy(author, caseId), town.now());
    },
  },
  {
    name: "see the notes on a case that somebody has",
    act: "seeNotes",
    allowed: [asked, ...coordinators],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      await noteBy(personOf("admin"), caseId);
      await showNotes(database.prisma, person, caseId, town.now());
      return (await database.prisma.showing.count({ where: { caseId, personId: person.id } })) === 1;
    },
  },
  {
    name: "see where a case stands that somebody has",
    act: "seeNotes",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      return (await readOverview(database.prisma, town.vault, person, caseId)) !== null;
    },
  },
  {
    name: "stop a talk",
    act: "stopTalk",
    allowed: [asked],
    async tries(person) {
      const talk = await freshTalk();
      return (await setStopped(database.prisma, person, talk, true, town.now())) !== null;
    },
  },
  {
    name: "ask for clearance",
    act: "askForClearance",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await caseInDanger();
      const { jobs } = town.service;
      return (await askForClearance(database.prisma, jobs, person, caseId, town.now())).kind === "asked";
    },
  },
  {
    name: "clear a case",
    act: "decideOnClearance",
    allowed: coordinators,
    async tries(person) {
      const { id } = await askedForClearance();
      return (await clearCase(database.prisma, person, id, town.now())).kind === "decided";
    },
  },
  {
    name: "refuse to clear a case",
    act: "decideOnClearance",
    allowed: coordinators,
    async tries(person) {
      const { id: roundId } = await askedForClearance();
      const refusal = { roundId, reason: secret };
      return (await refuseCase(database.prisma, town.vault, person, refusal, town.now())).kind === "decided";
    },
  },
  {
    name: "ask whether something may be passed on",
    act: "passOnWords",
    allowed: [asked],
    async tries(person) {
      const messageId = await saidInTalk();
      const { vault } = town;
      const tapped = { messageId, copy: null };
      return (await askToPassOn(database.prisma, vault, person, tapped, town.now())).kind === "asked";
    },
  },
  {
    name: "propose a meeting",
    act: "arrangeMeeting",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const party = { caseId, side: 1, personId: personOf(applicant).id };
      await database.prisma.party.createMany({ data: [party], skipDuplicates: true });
      const proposal = { place: { kind: "phone" }, times: [new Date(town.now().getTime() + dayMs)] } as const;
      const proposed = await proposeMeeting(database.prisma, town.vault, person, caseId, proposal, town.now());
      return proposed.kind === "proposed";
    },
  },
  {
    name: "call a meeting off",
    act: "arrangeMeeting",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const mediatorId = personOf(asked).id;
      const { id } = await database.prisma.meeting.create({ data: { caseId, mediatorId } });
      const termsSealed = sealTerms(town.vault, id, { place: { kind: "phone" }, times: [], offBySide: null });
      const { version } = await database.prisma.meeting.update({ where: { id }, data: { termsSealed } });
      return callOff(database.prisma, town.vault, person, { meetingId: id, version }, town.now());
    },
  },
  {
    name: "send the opening words",
    act: "sendOpeningWords",
    allowed: [asked],
    async tries(person) {
      const talk = await freshTalk();
      return (await sendOpening(database.prisma, person, talk, town.now()))?.kind === "sent";
    },
  },
  {
    name: "record the date of the contract",
    act: "recordContract",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const contract = { caseId, day: dayOf(town.now()), known: null };
      return (await recordContract(database.prisma, town.vault, person, contract, town.now())).kind === "recorded";
    },
  },
  {
    name: "record the last day that a court has set",
    act: "recordContract",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id: known } = await runningTerm(caseId, null);
      const set = { caseId, day: addDays(dayOf(town.now()), 40), known };
      const { number } = await database.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
      const answersSealed = sealAnswers(town.vault, number, caseAnswers({ remit: ["IN_COURT"] }));
      await database.prisma.case.update({ where: { id: caseId }, data: { answersSealed } });
      return (await recordBodyDay(database.prisma, town.vault, person, set, town.now())).kind === "recorded";
    },
  },
  {
    name: "propose to extend the term",
    act: "proposeExtension",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      await openCaucuses(database.prisma, [caseId]);
      const today = dayOf(town.now());
      const { id: termId } = await runningTerm(caseId, addDays(today, 30));
      const proposal = { caseId, day: addDays(today, 45), termId };
      return (await proposeExtension(database.prisma, town.vault, person, proposal, town.now())).kind === "proposed";
    },
  },
  {
    name: "propose to hand a case over",
    act: "handOverCase",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      return (await proposes(person, caseId)).kind === "proposed";
    },
  },
  {
    name: "take a proposal back",
    act: "handOverCase",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id } = await openHandover(caseId, "another mediator of the region");
      return takeProposalBack(database.prisma, person, id, town.now());
    },
  },
  {
    name: "say yes to a colleague",
    act: "answerHandover",
    allowed: ["another mediator of the region"],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id } = await openHandover(caseId, "another mediator of the region");
      const { jobs } = town.service;
      return (await answerAsColleague(database.prisma, jobs, person, id, true, town.now())).kind === "answered";
    },
  },
  {
    name: "say yes to a colleague about another region's case",
    act: "answerHandover",
    allowed: [],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id } = await openHandover(caseId, "mediator of another region");
      const { jobs } = town.service;
      return (await answerAsColleague(database.prisma, jobs, person, id, true, town.now())).kind === "answered";
    },
  },
  {
    name: "say as a party that a colleague may carry on",
    act: null,
    allowed: ["applicant"],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id } = await openHandover(caseId, "another mediator of the region");
      const { jobs } = town.service;
      return (await answerAsParty(database.prisma, jobs, person, id, true, town.now())).kind === "answered";
    },
  },
  {
    name: "get another mediator",
    act: null,
    allowed: ["applicant"],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      return changeMediator(database.prisma, town.service.jobs, person.id, caseId, town.now());
    },
  },
  {
    name: "leave a case with its mediator",
    act: "decideOnMediator",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id } = await openRequest(caseId);
      return (await keepMediator(database.prisma, person, id, town.now())).kind === "decided";
    },
  },
  {
    name: "take a case from its mediator",
    act: "decideOnMediator",
    allowed: coordinators,
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      const { id } = await openRequest(caseId);
      return (await releaseFromMediator(database.prisma, town.service.jobs, person, id, town.now())).kind === "decided";
    },
  },
  {
    name: "report that a child is in danger",
    act: "reportChildInDanger",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      return (await reportChild(database.prisma, town.service.jobs, person, caseId, town.now())) !== null;
    },
  },
  {
    name: "mark the party as under 18",
    act: "markMinor",
    allowed: [asked],
    async tries(person) {
      const { caseId } = await freshCase({ taken: true });
      return passOnMarked(database.prisma, town.service.jobs, person, { caseId, side: 1 }, town.now());
    },
  },
  {
    name: "keep a text at hand",
    act: "keepPhrases",
    allowed: [...mediators, ...coordinators, "coordinator of another region"],
    async tries(person) {
      const added = await addPhrase(database.prisma, town.vault, person, { language: "kk", text: secret }, town.now());
      const phrases = await phrasesOf(database.prisma, { vault: town.vault, operator: { phrases: [] } }, person, "kk");
      expect(phrases.length > 0).toBe(added.kind === "added");
      return added.kind === "added";
    },
  },
  {
    name: "read or change the text of somebody else",
    act: null,
    allowed: [],
    async tries(person) {
      const author = personOf(person.id === personOf("another admin").id ? "admin" : "another admin");
      const added = await addPhrase(database.prisma, town.vault, author, { language: "kk", text: secret }, town.now());
      const id = added.kind === "added" ? added.id : "";
      const source = { vault: town.vault, operator: { phrases: [] } };
      const read = await findPhrase(database.prisma, source, person, id, "kk");
      const changed = await changePhrase(database.prisma, town.vault, person, id, { text: "x" });
      return read !== null || changed || (await dropPhrase(database.prisma, person, id));
    },
  },
  {
    name: "set their duty",
    act: "setDuty",
    allowed: mediators,
    async tries(person) {
      await setDuty(database.prisma, person, { maxOpenCases: 19 }, town.now());
      return (await readDuty(database.prisma, person.id))?.maxOpenCases === 19;
    },
  },
  {
    name: "begin an invitation",
    act: "composeInvitation",
    allowed: ["admin", "another admin"],
    async tries(person) {
      const before = await database.prisma.invitation.count();
      const started = await startInvitation(database.prisma, person, "MEDIATOR", town.now());
      expect(await database.prisma.invitation.count()).toBe(before + (started.kind === "invitation" ? 1 : 0));
      return started.kind === "invitation";
    },
  },
  {
    name: "go on with an invitation that the admin began, and make its link",
    act: "inviteStaff",
    allowed: ["admin"],
    async tries(person) {
      const { prisma } = database;
      const started = await startInvitation(prisma, personOf("admin"), "COORDINATOR", town.now());
      if (started.kind !== "invitation") throw new Error("The admin may not invite.");
      const own = await ownInvitation(prisma, person, started.invitation.id);
      if (own === null) return false;
      await mark(prisma, own, "regions", region, true);
      return (await makeLink(prisma, person, own.id, town.now())) !== null;
    },
  },
  ...paperActs(
    {
      database: () => database,
      town: () => town,
      takenCase: async () => (await freshCase({ taken: true })).caseId,
      mediatorId: () => personOf(asked).id,
    },
    asked,
  ),
  ...closingActs(
    {
      database: () => database,
      town: () => town,
      takenCase: async () => (await freshCase({ taken: true })).caseId,
      waitingCase: async () => (await freshCase()).caseId,
      mediatorId: () => personOf(asked).id,
    },
    asked,
    coordinators,
  ),
];

describe.each(acts)("$name", ({ act, allowed, tries: attempt }) => {
  test.each(everybody.map((person) => [person, allowed.includes(person) ? "may" : "may not"] as const))(
    "%s %s",
    async (actorName, may) => {
      const { result, recorded } = await recordedDuring(database, () => attempt(personOf(actorName)));
      expect(result).toBe(may === "may");
      if (!result || act === null || !permissions[act].isRecorded) return expect(recorded).toEqual([]);
      const { subject } = permissions[act];
      expect(recorded).toEqual([{ act, actorId: personOf(actorName).id, role: tries[actorName]?.role, subject }]);
    },
  );
});

describe("an update that is handled again leaves one row of", () => {
  let updates = 0;
  /** Runs an act of one update twice, as after an answer that was lost. */
  async function twice<T>(act: (db: Db) => Promise<T>): Promise<string[]> {
    updates += 1;
    const context = { prisma: database.prisma, vault: town.vault, now: town.now };
    const { recorded } = await recordedDuring(database, async () => {
      for (let tries = 0; tries < 2; tries += 1) await createOnce(context, updates)("act", act);
    });
    return recorded.map((row) => row.act);
  }

  test("closing a case, setting a duty and inviting", async () => {
    const { caseId } = await freshCase();
    const at = town.now();
    expect(await twice((db) => closeCase(db, personOf("admin"), caseId, "ABUSE", at))).toEqual(["closeAbusiveCase"]);
    expect(await twice((db) => setDuty(db, personOf(asked), { onDuty: true }, at))).toEqual(["setDuty"]);
    const started = await startInvitation(database.prisma, personOf("admin"), "EDITOR", at);
    if (started.kind !== "invitation") throw new Error("The admin may not invite.");
    const { id } = started.invitation;
    expect(await twice((db) => makeLink(db, personOf("admin"), id, at))).toEqual(["inviteStaff"]);
  });

  test("accepting, declining and reading, which know by themselves that they were done", async () => {
    const [accepted, declined] = [await freshCase(), await freshCase()];
    const [person, now, { jobs }] = [personOf(asked), town.now(), town.service];
    const { recorded } = await recordedDuring(database, async () => {
      for (let tries = 0; tries < 2; tries += 1) {
        await acceptOffer(database.prisma, person, accepted.offerId, now);
        await showCase(jobs, person, "readStory", accepted.caseId, now);
        await declineOffer(database.prisma, jobs, person, declined.offerId, "BUSY", now);
      }
    });
    expect(recorded.map(({ act }) => act)).toEqual(["acceptOffer", "readStory", "declineOffer"]);
  });
});

test("what the table does not allow cannot be recorded, and so cannot be done", async () => {
  const subject = { id: 1, regions: [otherRegion], never: [] };
  const recording = recordAct(
    database.prisma,
    { act: "assignCase", actor: personOf("coordinator of the region"), subject },
    town.now(),
  );
  await expect(recording).rejects.toThrow("does not allow");
});

test("a record holds nothing of what was told", async () => {
  const rows = await database.sql.rows(`SELECT * FROM "StaffAct"`);
  expect(rows.length).toBeGreaterThan(20);
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
    ["act", "actedAt", "actorId", "id", "role", "subject", "subjectId"].sort(),
  );
  expect(JSON.stringify(rows)).not.toContain("Айгүл");
});

/** What staff do with cases. */
const ofStaff = acts.filter(({ act }) => act !== null && permissions[act].subject === "case");

test("every act on a case, a mediator or an invitation that the table names is tried", () => {
  const named = Object.entries(permissions).filter(([, { subject }]) => !["event", "announcement"].includes(subject));
  const tried = acts.flatMap(({ act }) => act ?? []);
  expect([...new Set(tried)].sort()).toEqual(named.map(([act]) => act).sort());
});

describe.each(ofStaff.filter(({ allowed }) => allowed.length > 0))(
  "$name, by whose role is gone",
  ({ allowed, tries: attempt }) => {
    test.each(allowed)("the %s of yesterday may not", async (actorName) => {
      expect(await attempt({ ...personOf(actorName), staff: [] })).toBe(false);
    });

    test.each(allowed)("the %s whose region has changed may not", async (actorName) => {
      const [role] = personOf(actorName).staff;
      if (role === undefined || role.role === "ADMIN") return;
      expect(await attempt({ ...personOf(actorName), staff: [{ ...role, regions: [otherRegion] }] })).toBe(false);
    });
  },
);

/** Coordinators may hear of a closed case, and see where it stands. */
const ofOpenCases = ofStaff.filter(({ act }) => act !== "hearOfCase" && act !== "seeNotes");

describe.each(ofOpenCases)("$name, when it was withdrawn", ({ allowed, tries: attempt }) => {
  beforeAll(() => {
    withdrawn = true;
  });
  afterAll(() => {
    withdrawn = false;
  });

  test.each([...new Set([...allowed, asked, ...coordinators])])("%s may not", async (actorName) => {
    expect(await attempt(personOf(actorName))).toBe(false);
  });
});

describe.each(ofStaff)("$name, as its applicant", ({ allowed, tries: attempt }) => {
  afterEach(() => {
    applicant = "applicant";
  });

  test.each([...new Set([...allowed, asked, ...coordinators])])("%s may not", async (actorName) => {
    applicant = actorName;
    expect(await attempt(personOf(actorName))).toBe(false);
  });
});

describe.each(ofStaff.filter(({ allowed }) => allowed.length > 0))(
  "$name, as the other side",
  ({ allowed, tries: attempt }) => {
    afterEach(() => {
      otherSide = null;
    });

    test.each(allowed)("%s may not", async (actorName) => {
      otherSide = actorName;
      expect(await attempt(personOf(actorName))).toBe(false);
    });
  },
);

test("a coordinator is not asked about their own request: another one is", async () => {
  applicant = "coordinator of the region";
  const { caseId } = await freshCase({ review: true });
  applicant = "applicant";
  await database.prisma.$transaction((tx) => offerCase(tx, town.service.jobs, caseId, town.now()));
  const needed = await database.prisma.delivery.findMany({
    where: { message: "assignment.needed", subject: { startsWith: `${caseId}/` } },
  });
  expect(needed.map(({ personId }) => personId)).toEqual([personOf("coordinator of the country").id]);
});

test("an offer counts only as long as its mediator serves the region", async () => {
  const { offerId } = await freshCase();
  const person = personOf(asked);
  for (const staff of [[], [{ role: "MEDIATOR" as const, regions: [otherRegion] }]]) {
    const accepted = await acceptOffer(database.prisma, { ...person, staff }, offerId, town.now());
    expect(accepted).toEqual({ kind: "gone" });
  }
});

test("whatever buttons anybody sends, only the mediator who has the case and the coordinator who reviews it read the story", async () => {
  const { caseId: taken } = await freshCase({ taken: true });
  const { caseId: review } = await freshCase({ review: true });
  const { caseId: waiting } = await freshCase();
  for (const actorName of everybody) {
    const person = people.get(actorName);
    const reads = async (data: string) => {
      const before = person?.history().length ?? 0;
      await person?.forges(data);
      return person?.history().slice(before).join().includes(secret) === true;
    };
    expect([actorName, await reads(`o:open:${taken}`)]).toEqual([actorName, actorName === asked]);
    expect([actorName, await reads(`q:read:${review}`)]).toEqual([actorName, coordinators.includes(actorName)]);
    for (const data of [`o:open:${waiting}`, `q:read:${waiting}`, `q:read:${taken}`, `c:case:${waiting}`]) {
      expect([actorName, data, await reads(data)]).toEqual([actorName, data, false]);
    }
  }
});
