import { openApplicant, openPhone } from "../../src/features/cases/cases.ts";
import { knownRemit } from "../../src/features/cases/remit.ts";
import { openAnswers } from "../../src/features/cases/sealed-answers.ts";
import { openPart } from "../../src/features/cases/story.ts";
import { openReason, openWord } from "../../src/features/closing/sealed-closing.ts";
import { needsReview } from "../../src/features/intake/rules.ts";
import type { Town } from "../harness/town.ts";
import type { Secrets } from "./secrets.ts";
import type { Reading } from "./watch.ts";

/** Finds what the database must never contain after everything is handled. */
export async function findLeftovers(town: Town): Promise<string[]> {
  return [...(await lostUpdates(town)), ...(await lostDeliveries(town)), ...(await lostCases(town))];
}

async function lostUpdates({ database }: Town): Promise<string[]> {
  const select = { updateId: true, error: true };
  const waiting = await database.prisma.update.findMany({ select });
  const aside = await database.prisma.asideUpdate.findMany({ select });
  return [
    ...waiting.map(({ updateId, error }) => `the update ${updateId} was not handled: ${error ?? "no error"}`),
    ...aside.map(({ updateId, error }) => `the update ${updateId} was set aside: ${error}`),
  ];
}

async function lostDeliveries({ database, now }: Town): Promise<string[]> {
  const rows = await database.prisma.delivery.findMany({
    where: {
      OR: [{ status: { in: ["REFUSED", "UNKNOWN", "SENDING"] } }, { status: "WAITING", notBefore: { lte: now() } }],
    },
  });
  return rows
    .filter(({ error }) => error?.startsWith("403") !== true)
    .map(({ message, subject, status, error }) => `${message} about ${subject} is ${status}: ${error ?? "no error"}`);
}

/** A case has at most one mediator, and a waiting case is offered to somebody whose time is not over. */
async function lostCases({ database, now, service }: Town): Promise<string[]> {
  const cases = await database.prisma.case.findMany({ include: { offers: true, person: true } });
  const telling = ["assignment.needed", "handover.minor"];
  const needed = await database.prisma.delivery.findMany({ where: { message: { in: telling } } });
  // Nobody is asked about their own case. If no coordinator can be reached, only administrators are left.
  const isAdministrator = (telegramId: bigint) => service.jobs.adminIds.includes(Number(telegramId));
  return cases.flatMap(({ id, number, status, mediatorId, escalatedAt, offers, person }) => {
    const found: string[] = [];
    const accepted = offers.filter((offer) => offer.status === "ACCEPTED");
    if (accepted.length > 1) found.push(`${number} has ${accepted.length} mediators`);
    if (status === "ASSIGNED" && accepted[0]?.mediatorId !== mediatorId)
      found.push(`${number} is not with the mediator who accepted it`);
    if (status === "WAITING") {
      if (accepted.length > 0) found.push(`${number} waits although a mediator has it`);
      const open = offers.filter((offer) => offer.status === "OFFERED");
      if (open.length > 1) found.push(`${number} is offered to ${open.length} at once`);
      if (open.some(({ dueAt }) => dueAt <= now())) found.push(`${number} has an offer that is long overdue`);
      if (open.length === 0 && escalatedAt === null) found.push(`${number} fell silent: no offer, no coordinator`);
      const told = needed.some((item) => item.subject.startsWith(`${id}/`) && item.createdAt >= (escalatedAt ?? now()));
      if (escalatedAt !== null && !told && !isAdministrator(person.telegramId))
        found.push(`${number} fell silent: no coordinator was told of it again`);
    }
    return found;
  });
}

/** Finds people who read somebody's story without being the mediator of the case or the coordinator who reviews it. */
export async function findTrespasses(town: Town, secrets: Secrets, readings: readonly Reading[]): Promise<string[]> {
  const { database, vault } = town;
  const cases = await database.prisma.case.findMany({
    include: { story: true, offers: { include: { mediator: { select: { telegramId: true } } } } },
  });
  const accepted = await database.prisma.staffAct.findMany({ where: { act: "acceptOffer" } });
  const told = cases.map((caseRow) => ({
    ...caseRow,
    wished: needsReview({ remit: knownRemit(openAnswers(vault, caseRow).remit) }),
    marks: secrets
      .find(
        [
          openApplicant(vault, caseRow),
          openPhone(vault, caseRow),
          ...caseRow.story.map((part) => JSON.stringify(openPart(vault, part))),
        ].join("\n"),
      )
      .map(({ mark }) => mark),
  }));
  const staff = await database.prisma.staffRole.findMany({ include: { person: { select: { telegramId: true } } } });
  const admins = town.service.jobs.adminIds;
  const mayLookFirst = (reader: number, regionId: string) =>
    admins.includes(reader) ||
    staff.some(
      ({ role, regions, person }) =>
        role === "COORDINATOR" &&
        person.telegramId === BigInt(reader) &&
        (regions.length === 0 || regions.includes(regionId)),
    );
  const mayRead = ({ mark, reader, at }: Reading) =>
    told
      .filter(({ marks }) => marks.includes(mark))
      .some(({ id, offers, regionId, wished }) => {
        const own = offers.filter(({ mediator }) => mediator.telegramId === BigInt(reader));
        // Returning a case also writes `answeredAt`.
        const has = own.some(
          ({ status, answeredAt }) => status === "ACCEPTED" && answeredAt !== null && answeredAt <= at,
        );
        const had = own.some(
          ({ status, answeredAt }) => status === "WITHDRAWN" && answeredAt !== null && answeredAt >= at,
        );
        // Opening a case again ends what its mediator had accepted.
        const hadBefore = own.some(
          ({ status, mediatorId, answeredAt }) =>
            status === "REVOKED" &&
            answeredAt !== null &&
            answeredAt >= at &&
            accepted.some(
              ({ actorId, subjectId, actedAt }) => actorId === mediatorId && subjectId === id && actedAt <= at,
            ),
        );
        return has || had || hadBefore || (wished && mayLookFirst(reader, regionId));
      });
  const mayReadWord = await mayReadWords(town, secrets);
  const mayCall = await mayReadNumbers(town);
  const mayHear = await membersOfTalks(town);
  const published = await publicMarks(town, secrets);
  return readings
    .filter(
      (reading) =>
        !published.has(reading.mark) &&
        !mayRead(reading) &&
        !mayCall(reading) &&
        !mayHear(reading) &&
        !mayReadWord(reading),
    )
    .map(({ mark, owner, reader, text }) => `${reader} read ${mark}, which ${owner} told: ${text}`);
}

/** What is said in a talk is read by its members: the talk that the label of the copy names, or, of an album, any that the two share. */
async function membersOfTalks({ database, service }: Town): Promise<(reading: Reading) => boolean> {
  const talks = await database.prisma.talk.findMany({
    select: { id: true, kind: true, mediatorId: true, party: { select: { person: { select: { telegramId: true } } } } },
  });
  const people = await database.prisma.person.findMany({
    select: { id: true, telegramId: true, staff: { select: { role: true } } },
  });
  const coordinators = people.filter(({ staff }) => staff.some(({ role }) => role === "COORDINATOR"));
  const ofDesks = [...coordinators.map(({ telegramId }) => Number(telegramId)), ...service.jobs.adminIds];
  const telegramIdOf = new Map(people.map(({ id, telegramId }) => [id, Number(telegramId)]));
  const members = new Map(
    talks.map(({ id, kind, mediatorId, party }) => {
      const others = kind === "DESK" ? ofDesks : [telegramIdOf.get(mediatorId ?? 0) ?? 0];
      return [id, [Number(party.person.telegramId), ...others]];
    }),
  );
  return ({ owner, reader, text }) => {
    const label = /"callback_data":"ta:write:(\d+)"/.exec(text)?.[1];
    const named = label === undefined ? [...members.values()] : [members.get(Number(label)) ?? []];
    return named.some((group) => group.includes(owner) && group.includes(reader));
  };
}

/** The word of a closing is for the applicant, and the reason why it was returned for the mediator who closed it. */
async function mayReadWords({ database, vault }: Town, secrets: Secrets): Promise<(reading: Reading) => boolean> {
  const closings = await database.prisma.closing.findMany({
    include: { by: true, case: { include: { person: true } } },
  });
  const heard = closings.flatMap((closing) => [
    { reader: closing.case.person.telegramId, words: openWord(vault, closing) ?? "" },
    { reader: closing.by.telegramId, words: openReason(vault, closing) ?? "" },
  ]);
  return ({ mark, reader }) =>
    heard.some((each) => each.reader === BigInt(reader) && secrets.find(each.words).some((told) => told.mark === mark));
}

/** A number is also read by the coordinators and administrators who were told of an alarm, or of a person who may be called. */
async function mayReadNumbers({ database, service }: Town): Promise<(reading: Reading) => boolean> {
  const told = await database.prisma.delivery.findMany({
    where: { message: { in: ["danger.alarm", "danger.untaken", "danger.callAnswer"] } },
    select: { personId: true },
  });
  const people = await database.prisma.person.findMany({
    where: { id: { in: told.map(({ personId }) => personId) } },
    select: { telegramId: true, staff: { select: { role: true } } },
  });
  const readers = people.filter(
    ({ telegramId, staff }) =>
      service.jobs.adminIds.includes(Number(telegramId)) || staff.some(({ role }) => role === "COORDINATOR"),
  );
  return ({ mark, reader }) => mark.startsWith("+") && readers.some(({ telegramId }) => telegramId === BigInt(reader));
}

/** The texts that editors published. */
async function publicMarks({ database }: Town, secrets: Secrets): Promise<Set<string>> {
  const events = await database.prisma.event.findMany({ select: { draft: true, facts: true, results: true } });
  return new Set(secrets.find(JSON.stringify(events)).map(({ mark }) => mark));
}

/** Pings and notices show on lock screens, so they must not contain anything that people told. */
export async function findTellingPings({ database, playground }: Town, secrets: Secrets): Promise<string[]> {
  // A case that a mediator opened is not a ping.
  const pings = await database.sql.rows<{ message: string; reader: string; messageId: number }>(
    `SELECT d.message, p."telegramId"::text AS reader, d."messageId"
     FROM "Delivery" d
     JOIN "Person" p ON p.id = d."personId"
     WHERE d.message LIKE 'assignment.%' AND d.message NOT LIKE 'assignment.story%' AND d."messageId" IS NOT NULL`,
  );
  return pings.flatMap(({ message, reader, messageId }) => {
    const text = playground.chat(Number(reader)).messages.find(({ id }) => id === messageId)?.text ?? "";
    // A notice with a home button may have become the form of its reader.
    const told = secrets.find(text).filter(({ owner }) => owner !== Number(reader));
    return told.map(({ mark }) => `${message} shows ${mark}: ${text}`);
  });
}
