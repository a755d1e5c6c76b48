import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, tale } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const almatyRegion = "KZ-19";

test("silent for an hour: reminded; for two: the next mediator; after the third: the coordinator", async () => {
  const town = await openTown(database);
  const mediators = [
    await town.staff("Бірінші", "kk", { role: "MEDIATOR", regions: [almatyRegion] }),
    await town.staff("Екінші", "kk", { role: "MEDIATOR", regions: [almatyRegion] }),
    await town.staff("Үшінші", "kk", { role: "MEDIATOR" }),
  ];
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [almatyRegion] });
  const elsewhere = await town.staff("Басқа өңір", "kk", { role: "COORDINATOR", regions: ["KZ-10"] });
  const citizen = town.person("Айгүл");
  await reports(citizen);

  for (const [round, mediator] of mediators.entries()) {
    expect(mediator.reads()).toContain("Жаңа өтініш");
    await town.passes(61);
    expect(mediator.reads()).toContain("жауабыңызды күтіп тұр");
    await town.passes(60);
    expect(mediator.reads()).toContain("Жауап мерзімі өтті");
    if (round < 2) expect(citizen.reads()).toContain("медиаторға ұсындық");
  }
  expect(coordinator.reads()).toContain("Өтініш сізді күтіп тұр");
  expect(coordinator.reads()).toContain("қабылдаған жоқ");
  expect(coordinator.reads()).not.toContain(tale.kk);
  expect(elsewhere.reads()).not.toContain("Өтініш сізді күтіп тұр");
  expect(citizen.reads()).toContain("үйлестірушіге бердік");

  // Late is better than never: nobody has the case yet.
  await mediators[1]?.taps("Қазір қабылдау");
  expect(citizen.reads()).toContain("Медиатор табылды: Екінші");
  expect(coordinator.reads()).toContain("Медиатор табылды: Екінші");
  expect(mediators[0]?.reads()).toContain("басқа медиаторда");
});

test("two mediators tap at once: one has the case, the other is told kindly", async () => {
  const town = await openTown(database);
  const first = await town.staff("Бірінші", "kk", { role: "MEDIATOR" });
  const second = await town.staff("Екінші", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  await town.passes(121);
  for (const [mediator, label] of [
    [first, "Қазір қабылдау"],
    [second, "🤝 Қабылдау"],
  ] as const) {
    const messages = town.playground.chat(mediator.id).messages;
    const found = messages
      .flatMap(({ id, buttons }) => buttons.flat().map((button) => ({ id, button })))
      .findLast(({ button }) => button.text === label || button.text.includes(label));
    town.playground.press(mediator.id, found?.id ?? 0, found?.button.callback_data ?? "");
  }
  await town.settles();
  const told = [first, second].map((item) => item.history().join("\n"));
  expect(told.filter((text) => text.includes(tale.kk))).toHaveLength(1);
  expect(told.filter((text) => text.includes("басқа медиаторда"))).toHaveLength(1);
  expect(await database.prisma.offer.count({ where: { status: "ACCEPTED" } })).toBe(1);
  expect(citizen.history().filter((text) => text.includes("Медиатор табылды"))).toHaveLength(1);
});

test("a mediator declines with a reason, and the next is asked a minute later", async () => {
  const town = await openTown(database);
  const first = await town.staff("Бірінші", "kk", { role: "MEDIATOR" });
  const second = await town.staff("Екінші", "ru", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  await first.taps("Бас тарту");
  await first.taps("Артқа");
  expect(first.buttons()).toContain("🤝 Қабылдау");
  await first.taps("Бас тарту");
  await first.taps("Мүдделер қақтығысы");
  await town.takesEffect();
  expect(first.reads()).toContain("Сіз бас тарттыңыз");
  expect(second.reads()).toContain("Новое обращение");
  expect(citizen.reads()).toContain("медиаторға ұсындық");
  expect(await database.prisma.offer.findFirst({ where: { round: 1 } })).toMatchObject({
    status: "DECLINED",
    reason: "CONFLICT_OF_INTEREST",
  });
});

test("nobody fits: the coordinator is told at once, and where there is none, the administrator", async () => {
  const town = await openTown(database, { adminIds: [1001] });
  const admin = town.person("Данияр", "ru");
  await admin.opens("nothing");
  await admin.taps("Русский");
  const otherLanguage = await town.staff("Корейше", "ru", { role: "MEDIATOR", languages: ["ko"] });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  expect(citizen.reads()).toContain("үйлестірушіге бердік");
  expect(admin.reads()).toContain("Обращение ждёт вас");
  expect(otherLanguage.reads()).not.toContain("2026-000001");
  await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  const coordinator = await town.staff("Гүлнар", "kk", { role: "COORDINATOR" });
  const other = town.person("Марат");
  await reports(other);
  expect(coordinator.reads()).toContain("бос медиатор табылмады");
  expect(admin.reads()).toContain("2026-000001");
});

test("a ping waits for the morning, and so does the time to answer", async () => {
  const town = await openTown(database, { at: "2026-10-30T22:30:00+05:00" });
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const citizen = town.person("Айгүл");
  await reports(citizen);
  expect(mediator.reads()).not.toContain("Жаңа өтініш");
  // Saturday and Sunday are no working days: the answer is due on Monday at 11.
  expect(citizen.reads()).toContain("2 қараша, 11:00");
  await town.passes(9 * 60 + 35);
  expect(mediator.reads()).toContain("Жаңа өтініш");
});

test("off duty nobody is asked; a mediator switches duty by /duty", async () => {
  const town = await openTown(database);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  await mediator.writes("/duty");
  await mediator.taps("Кезекшіліктен шығу");
  expect(mediator.reads()).toContain("кезекші емессіз");
  const citizen = town.person("Айгүл");
  await reports(citizen);
  expect(mediator.reads()).toContain("кезекші емессіз");
});

test("only the mediator to whom an offer was made can answer it, and only while they are a mediator", async () => {
  const town = await openTown(database);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const other = await town.staff("Басқа", "kk", { role: "MEDIATOR", languages: ["ko"] });
  const stranger = town.person("Бөтен");
  await stranger.opens("nothing");
  await stranger.taps("Қазақша");
  await reports(town.person("Айгүл"));
  const { id } = await database.prisma.offer.findFirstOrThrow();
  for (const person of [other, stranger]) {
    for (const data of [`o:accept:${id}`, `o:reason:${id}:BUSY`, `o:decline:${id}`]) {
      town.playground.press(person.id, town.playground.chat(person.id).messages.at(-1)?.id ?? 0, data);
      await town.settles();
      expect(person.reads()).toContain("енді аша алмайсыз");
    }
  }
  await database.prisma.staffRole.deleteMany({ where: { personId: mediator.personId } });
  await mediator.taps("🤝 Қабылдау");
  expect(mediator.reads()).toContain("енді аша алмайсыз");
  expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "WAITING", mediatorId: null });
});
