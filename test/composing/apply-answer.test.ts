import { describe, expect, test } from "vitest";
import type { AppliedAnswer } from "../../src/features/composing/applied-answer.ts";
import { applyAnswer } from "../../src/features/composing/apply-answer.ts";
import type { Answer } from "../../src/features/composing/parse-reply.ts";
import type { Field } from "../../src/features/composing/rules.ts";
import { type EventFields, noFields } from "../../src/features/events/fields.ts";
import type { Person } from "../../src/platform/chat/person.ts";
import { seededPlaces } from "../harness/seeded-places.ts";

const places = await seededPlaces();
/** A Tuesday, 10:00 in Kazakhstan. */
const now = new Date("2026-10-27T05:00:00Z");
const start = "2026-10-29T05:00:00.000Z";
const end = "2026-10-29T08:00:00.000Z";

function editor(...regions: string[]): Person {
  return { id: 7, telegramId: 7, language: "kk", blocked: false, staff: [{ role: "EDITOR", regions }] };
}

interface Asked {
  event?: Partial<EventFields>;
  page?: string;
  person?: Person;
}

function apply(field: Field, answer: Answer, { event = {}, page, person = editor() }: Asked = {}): AppliedAnswer {
  return applyAnswer({ ...noFields, ...event }, field, page ?? null, answer, { person, places, now });
}

function write(field: Field, text: string, asked?: Asked): AppliedAnswer {
  return apply(field, { kind: "text", text, sentAt: 100 }, asked);
}

/** What the event has when the question is answered. */
const has = (field: Field, patch: Partial<EventFields>, more: object = {}) => ({
  kind: "answered",
  event: { ...noFields, ...patch, answered: [field] },
  ...more,
});
const open = (patch: Partial<EventFields> = {}, detail: string | null = null, more: object = {}) => ({
  kind: "open",
  event: { ...noFields, ...patch },
  detail,
  ...more,
});
const refused = (kind: string, more: object = {}, detail?: string) => ({
  kind: "refused",
  refusal: { kind, ...more },
  ...(detail === undefined ? {} : { detail }),
});

describe("what is typed", () => {
  test.each<[Field, string, object]>([
    ["titleKk", "  Дөңгелек \n үстел ", has("titleKk", { titleKk: "Дөңгелек үстел" })],
    ["titleEn", "<b>Forum</b>", has("titleEn", { titleEn: "<b>Forum</b>" })],
    ["titleRu", " \n ", refused("empty")],
    ["titleRu", "Я".repeat(120), has("titleRu", { titleRu: "Я".repeat(120) })],
    ["titleRu", "Я".repeat(123), refused("tooLong", { by: 3, limit: 120 })],
    ["textKk", " Бірінші\n\n  екінші ", has("textKk", { textKk: "Бірінші\n\n  екінші" })],
    ["textRu", "Я".repeat(2501), refused("tooLong", { by: 1, limit: 2500 })],
    ["agendaKk", "10:00\n11:00", has("agendaKk", { agendaKk: "10:00\n11:00" })],
    ["organisersRu", "АНК", has("organisersRu", { organisersRu: "АНК" })],
    ["place", " Абай 1 ", has("place", { address: "Абай 1" })],
    ["place", "Абай көшесі, 1\n\nул. Абая, 1", has("place", { address: "Абай көшесі, 1", addressRu: "ул. Абая, 1" })],
    ["place", `Абай көшесі, 1\n${"я".repeat(203)}`, refused("tooLong", { by: 3, limit: 200 })],
    ["addressRu", "ул. Абая, 1", has("addressRu", { addressRu: "ул. Абая, 1" })],
    ["place", "Я".repeat(201), refused("tooLong", { by: 1, limit: 200 })],
    ["link", " https://meet.example.kz/room?a=1 ", has("link", { link: "https://meet.example.kz/room?a=1" })],
    ["link", "HTTPS://example.kz", has("link", { link: "HTTPS://example.kz" })],
    ["link", `https://example.kz/${"a".repeat(481)}`, has("link", { link: `https://example.kz/${"a".repeat(481)}` })],
    ["link", `https://example.kz/${"a".repeat(482)}`, refused("tooLong", { by: 1, limit: 500 })],
    ["link", "http://example.kz", refused("notHttps")],
    ["link", "example.kz https://example.kz", refused("notHttps")],
    ["link", "https://egov.kz@evil.example", refused("badLink")],
    ["link", "https://example.kz/a b", refused("badLink")],
    ["link", "https://localhost", refused("badLink")],
    ["link", "https://.kz", refused("badLink")],
    ["link", "https://example.", refused("badLink")],
    ["link", "https://example..kz", refused("badLink")],
    ["link", "https://", refused("badLink")],
    ["places", " 1 000 ", has("places", { places: 1000 })],
    ["places", "1\u00a0000", has("places", { places: 1000 })],
    ["places", "1", has("places", { places: 1 })],
    ["places", "100000", has("places", { places: 100_000 })],
    ["places", "100001", refused("places")],
    ["places", "0", refused("places")],
    ["places", "-5", refused("places")],
    ["places", "көп", refused("places")],
    ["places", "250 адам", refused("places")],
    ["places", "шамамен 250", refused("places")],
    ["kind", "форум", refused("notUnderstood")],
  ])("at the question %s: «%s»", (field, text, expected) => {
    expect(write(field, text)).toEqual(expected);
  });

  test("an address replaces the room that was chosen before, and keeps the point on the map", () => {
    const event = { roomId: "astana", pin: { lat: 51, lon: 71 }, answered: ["kind", "place"] };
    expect(write("place", "Абай 1", { event })).toEqual({
      kind: "answered",
      event: { ...noFields, pin: event.pin, address: "Абай 1", answered: ["kind", "place"] },
    });
  });

  test("the second part of a text that was too long is not taken for an answer", () => {
    const first = write("titleKk", `${"Ә".repeat(1749)} ${"Ә".repeat(1750)}`);
    expect(first).toMatchObject({ kind: "refused", refusal: { kind: "tooLong", by: 3380 }, detail: "rest_100" });
    const rest = (page: string) => write("titleKk", "Қалғаны", { page });
    expect(rest("rest_95")).toEqual({ ...refused("rest"), detail: "rest_100" });
    expect(rest("rest_94")).toEqual(has("titleKk", { titleKk: "Қалғаны" }));
    expect(write("titleKk", "Ә".repeat(3499))).not.toHaveProperty("detail");
  });
});

describe("a caravan's stages", () => {
  const event = { startsAt: start, endsAt: "2026-10-31T12:00:00.000Z" };
  const line = (count: number) => Array.from({ length: count }, (_, n) => `30 қазан 1${n % 10}:00 — Талғар`).join("\n");
  test("are read a line each, in whatever order, and sorted", () => {
    const read = write(
      "stages",
      "30 қазан 10:00  –  Талғар\n\n  29 қазан 10:00 - Астана, алаң  \n31 қазан 17:00 — Ақтау",
      { event },
    );
    expect(read).toMatchObject({
      kind: "answered",
      event: {
        stages: [
          { at: "2026-10-29T05:00:00.000Z", words: "Астана, алаң" },
          { at: "2026-10-30T05:00:00.000Z", words: "Талғар" },
          { at: "2026-10-31T12:00:00.000Z", words: "Ақтау" },
        ],
        answered: ["stages"],
      },
    });
  });

  test.each([
    ["\n \n", "empty", {}],
    ["30 қазан 10:00 — Талғар\nТалғар", "stageUnclear", { line: 2 }],
    ["30 қазан — Талғар", "stageUnclear", { line: 1 }],
    ["30 қазан 10:00 —", "stageUnclear", { line: 1 }],
    [`30 қазан 10:00 — ${"Т".repeat(101)}`, "stageTooLong", { line: 1 }],
    ["29 қазан 9:59 — Талғар", "stageOutside", { line: 1 }],
    ["30 қазан 10:00 — Талғар\n\n31 қазан 17:01 — Ақтау", "stageOutside", { line: 2 }],
    [line(21), "tooManyStages", {}],
  ])("«%s»: %s", (text, kind, more) => {
    expect(write("stages", text, { event })).toEqual(refused(kind, more));
  });

  test("may be twenty of up to a hundred characters, and anywhere in time while the event has no times", () => {
    expect(write("stages", line(20), { event })).toMatchObject({ kind: "answered" });
    expect(write("stages", `30 қазан 10:00 — ${"Т".repeat(100)}`)).toMatchObject({ kind: "answered" });
  });
});

describe("a date", () => {
  const times = { startsAt: start, endsAt: end, answered: ["startsAt", "endsAt"] };
  const at = (event: EventFields | undefined) => [event?.startsAt, event?.endsAt, event?.answered];

  test.each<[Field, string, Asked, object]>([
    ["startsAt", "29 қазан 10:00", {}, has("startsAt", { startsAt: start })],
    ["startsAt", "29 қазан", {}, open({}, "day_2026-10-29")],
    ["startsAt", "10:00", { page: "day_2026-10-29" }, has("startsAt", { startsAt: start })],
    ["startsAt", "10:00", { page: "hour_2026-10-29_9" }, has("startsAt", { startsAt: start })],
    ["startsAt", "10:00", { page: "month_2026-11" }, open({}, "month_2026-11_600")],
    ["startsAt", "5-і", { page: "month_2026-10_600" }, has("startsAt", { startsAt: "2026-11-05T05:00:00.000Z" })],
    ["startsAt", "31 ақпан", {}, refused("noSuchDay")],
    ["startsAt", "27.10.2026 10:00", {}, refused("past", {}, "day_2026-10-27")],
    ["startsAt", "2026-10-27T05:00:00Z", {}, refused("past")],
    ["startsAt", "жұма, 29 қазан, 10:00", {}, refused("otherWeekday", { day: "2026-10-29" }, "month_2026-10_600")],
    ["registerUntil", "28 қазан 10:00", {}, has("registerUntil", { registerUntil: "2026-10-28T05:00:00.000Z" })],
    ["announceAt", "28 қазан 10:00", {}, has("announceAt", { announceAt: "2026-10-28T05:00:00.000Z" })],
    ["endsAt", "29 қазан 13:00", {}, has("endsAt", { endsAt: end })],
    ["endsAt", "13:00", {}, open({}, "month_2026-10_780")],
    ["startsAt", "13:00", { event: { startsAt: start } }, open({ startsAt: start }, "month_2026-10_780")],
  ])("at the question %s: «%s»", (field, text, asked, expected) => {
    expect(write(field, text, asked)).toEqual(expected);
  });

  test.each<[Field, string, string]>([
    ["endsAt", "10:01", "answered"],
    ["endsAt", "10:00", "endBeforeStart"],
    ["registerUntil", "29 қазан 10:00", "answered"],
    ["registerUntil", "29 қазан 10:01", "lateDeadline"],
    ["announceAt", "29 қазан 9:59", "answered"],
    ["announceAt", "29 қазан 10:00", "lateAnnouncement"],
  ])("%s of an event that starts on 29 October at 10:00: «%s» is %s", (field, text, expected) => {
    const applied = write(field, text, { event: { startsAt: start } });
    expect(applied.kind === "refused" ? applied.refusal.kind : applied.kind).toBe(expected);
  });

  test("an end without a day is on the day of the start, unless another month is looked at", () => {
    expect(write("endsAt", "13:00", { event: { startsAt: start } })).toMatchObject({ event: { endsAt: end } });
    expect(write("endsAt", "13:00", { event: { startsAt: start }, page: "month_2026-11" })).toEqual(
      open({ startsAt: start }, "month_2026-11_780"),
    );
    expect(write("endsAt", "13:00", { event: { startsAt: start }, page: "day_2026-10-30" })).toMatchObject({
      event: { endsAt: "2026-10-30T08:00:00.000Z" },
    });
  });

  test.each([
    ["within its day keeps the end", "29 қазан 11:00", ["2026-10-29T06:00:00.000Z", end, ["startsAt", "endsAt"]]],
    ["to the end asks for the end again", "29 қазан 13:00", [end, null, ["startsAt"]]],
    ["to another day asks for the end again", "28 қазан 10:00", ["2026-10-28T05:00:00.000Z", null, ["startsAt"]]],
  ])("moving the start %s", (_, text, expected) => {
    const applied = write("startsAt", text, { event: times });
    expect(applied.kind === "answered" ? at(applied.event) : applied).toEqual(expected);
  });

  test("a time is tapped on the day that was tapped before", () => {
    const time: Answer = { kind: "time", minutes: 600 };
    expect(apply("startsAt", time, { page: "hour_2026-10-29_10" })).toEqual(has("startsAt", { startsAt: start }));
    expect(apply("startsAt", time, { page: "day_2026-10-27" })).toEqual(refused("past", {}, "day_2026-10-27"));
    expect(apply("startsAt", time)).toEqual(open());
  });
});
