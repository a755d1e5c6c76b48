import type { Database } from "../../src/platform/database/open.ts";
import { aboutLanguage } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { composes } from "../composing/composing.ts";
import { publish } from "../events/sample.ts";
import type { StaffRow, Town, Townsperson } from "../harness/town.ts";

/** What people told in confidence, and their names. If anybody else can read them, they have leaked. */
export const secrets = {
  story: "қарлығашұя",
  caption: "тотықұсдауыс",
  fileName: "бұлбұлқағаз",
  photo: "аққусурет",
  applicant: "Көкқарғаева",
  profile: "Сұңқарбала",
  phone: "7015550143",
  mediator: "Бүркітбаев",
  unfinished: "сандуғашсөз",
  poison: "шағаладауыл",
  place: "43.7701",
  participant: "Үкілібаева",
  second: "торғайтөбелес",
  coordinator: "Қыранқызы",
};

const says = createTexts()("kk").plain;

/** Creates two cases, one assigned and one offered, an unfinished report, a registration, and an event that is not yet published. */
export async function liveTheirLives(town: Town): Promise<{ applicant: Townsperson; unfinished: Townsperson }> {
  const mediator = await town.staff(`Ерлан ${secrets.mediator}`, "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  await town.staff(`Сәуле ${secrets.coordinator}`, "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  const applicant = await filesReport(town, secrets.profile, `Айгүл ${secrets.applicant}`, secrets.story);
  await mediator.presses("o:accept");
  await filesReport(town, "Болат", "Болат Серіков", secrets.second);
  const unfinished = town.person("Әсел");
  await begins(unfinished, "Әсел Нұрланқызы");
  await unfinished.writes(secrets.unfinished);
  const event = await publish(town.database, { regions: ["KZ-19"] });
  const guest = town.person(secrets.participant);
  await guest.opens(`event_${event}`);
  await guest.presses("p:language:kk");
  await guest.presses("ev:going");
  await guest.presses("ev:agree");
  const editor = await town.staff("Мәдина", "kk", { role: "EDITOR", regions: ["KZ-19"] });
  await composes(editor, "kk");
  return { applicant, unfinished };
}

/** Begins a report and answers the questions before the story. */
async function begins(person: Townsperson, name: string): Promise<void> {
  await person.opens("report");
  await person.taps(aboutLanguage("kk").name);
  await person.taps(says("intake:danger.no"));
  await person.writes(name);
  await person.taps(says("intake:consent.yes"));
}

async function filesReport(town: Town, profile: string, name: string, story: string): Promise<Townsperson> {
  const person = town.person(profile);
  await begins(person, name);
  await person.writes(`Көршіміз ${story} туралы айтты`);
  town.playground.sendVoice(person.id, { caption: secrets.caption, duration: 3 });
  town.playground.sendPhoto(person.id, { caption: secrets.photo });
  town.playground.sendDocument(person.id, { fileName: `${secrets.fileName}.pdf` });
  await town.settles();
  await person.taps(says("intake:story.done"));
  await person.taps(says("cases:kind.NEIGHBOURS"));
  await person.taps(says("intake:remit.none"));
  await person.taps(says("intake:otherSide.unknown"));
  await person.sharesLocation(Number(secrets.place), 76.6);
  await person.taps(says("intake:languages.done"));
  await person.writes(`8 ${secrets.phone.slice(0, 3)} ${secrets.phone.slice(3)}`);
  await person.taps(says("intake:summary.send"));
  return person;
}

/** Fourteen people who have nothing to do with these secrets, in different roles and states. */
export async function strangers(town: Town): Promise<Townsperson[]> {
  const elsewhere = ["KZ-10"];
  const rows: (StaffRow | null)[] = [
    null,
    null,
    null,
    { role: "MEDIATOR", regions: elsewhere },
    { role: "MEDIATOR", regions: elsewhere, languages: ["ru"] },
    { role: "MEDIATOR", regions: ["KZ-19"], languages: [] },
    { role: "COORDINATOR", regions: elsewhere },
    { role: "COORDINATOR", regions: ["KZ-71", "KZ-75"] },
    { role: "EDITOR", regions: elsewhere },
    { role: "EDITOR", regions: ["KZ-71"] },
    { role: "COUNCIL", regions: elsewhere },
    null,
    null,
    null,
  ];
  const all: Townsperson[] = [];
  for (const [at, row] of rows.entries()) {
    const person = row === null ? town.person(`Бөтен${at}`) : await town.staff(`Бөтен${at}`, "ru", row);
    all.push(person);
    await person.opens("nothing");
  }
  const [, withLanguage, reporting, , , , , , , , , subscribing, both, former] = all as [Townsperson, ...Townsperson[]];
  await withLanguage?.taps("Русский");
  if (reporting !== undefined) await begins(reporting, "Бөтен Біреу");
  await subscribing?.taps("English");
  await subscribing?.writes("/subscriptions");
  await both?.taps("Қазақша");
  await former?.taps("Қазақша");
  if (both !== undefined) {
    await giveRole(town, both.id, "EDITOR");
    await giveRole(town, both.id, "COUNCIL");
  }
  return all;
}

async function giveRole({ database, now }: Town, telegramId: number, role: "EDITOR" | "COUNCIL"): Promise<void> {
  const { id } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(telegramId) } });
  await database.prisma.staffRole.create({ data: { personId: id, role, regions: ["KZ-10"], since: now() } });
}

/** The rows that only their owner may change, as text, by table. */
export type Belongings = Map<string, string[]>;

const tables = [
  "Case",
  "CaseCount",
  "Offer",
  "Draft",
  "StoryPart",
  "Consent",
  "Person",
  "StaffRole",
  "Mediator",
  "Invitation",
  "Event",
  "Registration",
  "Composing",
  "Subscription",
  "Announcement",
];
/** The tables in which strangers may not create rows, not even rows of their own. */
const closedTables = ["Case", "Offer", "StaffRole", "Mediator"];

export async function belongings({ sql }: Database, strangerIds: readonly number[]): Promise<Belongings> {
  const all: Belongings = new Map();
  for (const table of tables) {
    const found = await sql.rows<{ row: Record<string, unknown>; text: string }>(
      // Who registers takes a seat, as anybody may; a seat that is given up counts for another minute.
      `SELECT to_jsonb(t) AS row, (to_jsonb(t) - 'taken')::text AS text FROM "${table}" t`,
    );
    const owned = found.filter(({ row }) => {
      const people = [row.personId, row.createdById, row.mediatorId, ...(table === "Person" ? [row.id] : [])];
      return !people.some((id) => strangerIds.includes(Number(id)));
    });
    all.set(table, owned.map(({ text }) => text).sort());
  }
  return all;
}

/** Describes how belongings have changed. */
export function changesSince(before: Belongings, after: Belongings): string[] {
  return [...before].flatMap(([table, rows]) => {
    const now = new Set(after.get(table));
    const gone = rows.filter((row) => !now.has(row)).map((row) => `${table} was changed: ${row.slice(0, 200)}`);
    const more = (after.get(table)?.length ?? 0) - rows.length;
    return more > 0 && closedTables.includes(table) ? [...gone, `${table} has ${more} more rows`] : gone;
  });
}
