import type { Database } from "../../src/platform/database/open.ts";
import { aboutLanguage } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { composes } from "../composing/composing.ts";
import { publish } from "../events/sample.ts";
import type { StaffRow, Town, Townsperson } from "../harness/town.ts";

/** What people told in confidence, and who they are: found anywhere but with those whom it concerns, it has got out. */
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

/** Two cases, one with a mediator and one on offer, a report half told, a registration, an event that is not public yet. */
export async function liveTheirLives(town: Town): Promise<{ applicant: Townsperson; unfinished: Townsperson }> {
  const mediator = await town.staff(`Ерлан ${secrets.mediator}`, "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  await town.staff(`Сәуле ${secrets.coordinator}`, "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  const applicant = await tells(town, secrets.profile, `Айгүл ${secrets.applicant}`, secrets.story);
  await mediator.presses("o:accept");
  await tells(town, "Болат", "Болат Серіков", secrets.second);
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

/** Begins a report, up to the story. */
async function begins(who: Townsperson, name: string): Promise<void> {
  await who.opens("report");
  await who.taps(aboutLanguage("kk").name);
  await who.taps(says("intake:danger.no"));
  await who.taps(says("intake:adult.yes"));
  await who.writes(name);
  await who.taps(says("intake:consent.yes"));
}

async function tells(town: Town, profile: string, name: string, words: string): Promise<Townsperson> {
  const who = town.person(profile);
  await begins(who, name);
  await who.writes(`Көршіміз ${words} туралы айтты`);
  town.playground.sendVoice(who.id, { caption: secrets.caption, duration: 3 });
  town.playground.sendPhoto(who.id, { caption: secrets.photo });
  town.playground.sendDocument(who.id, { fileName: `${secrets.fileName}.pdf` });
  await town.settles();
  await who.taps(says("intake:story.done"));
  await who.taps(says("cases:kind.NEIGHBOURS"));
  await who.taps(says("intake:remit.none"));
  await who.taps(says("intake:otherSide.unknown"));
  await who.sharesLocation(Number(secrets.place), 76.6);
  await who.presses("f:place");
  await who.taps(says("intake:languages.done"));
  await who.taps(says("intake:formats.any"));
  await who.writes(`8 ${secrets.phone.slice(0, 3)} ${secrets.phone.slice(3)}`);
  await who.taps(says("intake:summary.send"));
  return who;
}

/** Fourteen people whom nothing of that concerns, each with another standing. */
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
    const who = row === null ? town.person(`Бөтен${at}`) : await town.staff(`Бөтен${at}`, "ru", row);
    all.push(who);
    await who.opens("nothing");
  }
  const [, speaking, telling, , , , , , , , , hearing, both, former] = all as [Townsperson, ...Townsperson[]];
  await speaking?.taps("Русский");
  if (telling !== undefined) await begins(telling, "Бөтен Біреу");
  await hearing?.taps("English");
  await hearing?.writes("/subscriptions");
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

/** What nobody but its owner may change, a row a line, by table. */
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
/** Nobody whom it does not concern may make one of these, not even of their own. */
const closedTables = ["Case", "Offer", "StaffRole", "Mediator"];

export async function belongings({ sql }: Database, others: readonly number[]): Promise<Belongings> {
  const all: Belongings = new Map();
  for (const table of tables) {
    const found = await sql.rows<{ row: Record<string, unknown>; text: string }>(
      `SELECT to_jsonb(t) AS row, to_jsonb(t)::text AS text FROM "${table}" t`,
    );
    const its = found.filter(({ row }) => {
      const people = [row.personId, row.createdById, row.mediatorId, ...(table === "Person" ? [row.id] : [])];
      return !people.some((id) => others.includes(Number(id)));
    });
    all.set(table, its.map(({ text }) => text).sort());
  }
  return all;
}

/** What has become of it since. */
export function changesSince(before: Belongings, after: Belongings): string[] {
  return [...before].flatMap(([table, rows]) => {
    const now = new Set(after.get(table));
    const gone = rows.filter((row) => !now.has(row)).map((row) => `${table} was changed: ${row.slice(0, 200)}`);
    const more = (after.get(table)?.length ?? 0) - rows.length;
    return more > 0 && closedTables.includes(table) ? [...gone, `${table} has ${more} rows more`] : gone;
  });
}
