import type { Message } from "grammy/types";
import { expect, test } from "vitest";
import type { OpenQuestion } from "../../src/features/composing/open-question.ts";
import { type FormReply, parseReply } from "../../src/features/composing/parse-reply.ts";
import type { Field } from "../../src/features/composing/rules.ts";
import type { Heard } from "../../src/platform/chat/form.ts";

const shownAt = 1000;

function question(field: Field, change: Partial<OpenQuestion> = {}): OpenQuestion {
  return {
    field,
    detail: null,
    language: "kk",
    eventId: 12,
    at: null,
    before: "kind",
    complete: false,
    answered: false,
    optional: false,
    current: null,
    ticked: ["kk"],
    offered: [],
    wholeCountry: false,
    rooms: [],
    day: "2026-10-29",
    from: "2026-10-27T05:00:00.000Z",
    ...change,
  };
}

function tap(field: Field, data: string, change?: Partial<OpenQuestion>): Heard<FormReply> {
  const from = { id: 7, is_bot: false, first_name: "А" };
  return parseReply(
    question(field, change),
    { update_id: 1, callback_query: { id: "1", from, chat_instance: "1", data } },
    shownAt,
  );
}

function write(field: Field, message: Partial<Message>): Heard<FormReply> {
  const whole = { message_id: 5, date: shownAt, chat: { id: 7, type: "private", first_name: "А" }, ...message };
  return parseReply(question(field), { update_id: 1, message: whole as never }, shownAt);
}

const does = (reply: FormReply) => ({ kind: "answer", answer: reply });
const stale = { kind: "stale" };

test.each<[Field, string, object, Partial<OpenQuestion>?]>([
  ["kind", "cf:choice:kind:FORUM", does({ kind: "choice", value: "FORUM" })],
  ["languages", "cf:tick:languages:ru", does({ kind: "ticked", values: ["kk", "ru"] })],
  ["languages", "cf:tick:languages:kk", does({ kind: "ticked", values: [] })],
  ["languages", "cf:tick:languages:kk", does({ kind: "ticked", values: ["ru"] }), { ticked: ["kk", "ru"] }],
  ["languages", "cf:done:languages", does({ kind: "tickedDone" })],
  ["regions", "cf:wholeCountry:regions", does({ kind: "wholeCountry" })],
  ["startsAt", "cf:month:startsAt:2026-11", does({ kind: "look", detail: "month_2026-11" })],
  ["startsAt", "cf:day:startsAt:2026-10-29", does({ kind: "look", detail: "day_2026-10-29" })],
  ["startsAt", "cf:hour:startsAt:9", does({ kind: "look", detail: "hour_2026-10-29_9" })],
  ["startsAt", "cf:hour:startsAt:9", stale, { day: null }],
  ["startsAt", "cf:time:startsAt:1439", does({ kind: "time", minutes: 1439 })],
  ["startsAt", "cf:time:startsAt:1440", stale],
  ["place", "cf:rooms:place", does({ kind: "look", detail: "regions" })],
  ["place", "cf:region:place:KZ-19", does({ kind: "look", detail: "region_KZ-19" })],
  ["place", "cf:room:astana", does({ kind: "room", room: "astana" })],
  ["pin", "cf:room:astana", stale],
  ["pin", "cf:none:pin", does({ kind: "none" })],
  ["pin", "cf:keep:pin", does({ kind: "keep" })],
  ["titleKk", "cf:back:titleKk", does({ kind: "back", to: "kind" })],
  ["titleKk", "cf:back:titleKk", stale, { before: null }],
  ["titleKk", "cf:stop", does({ kind: "stop" })],
  ["startsAt", "cf:blank", { kind: "blank" }],
  // Buttons of another question, and of nothing.
  ["titleKk", "cf:choice:kind:FORUM", stale],
  ["endsAt", "cf:day:startsAt:2026-10-29", stale],
  ["titleKk", "x:y", stale],
])("a tap at the question %s on «%s» means %j", (field, data, expected, change) => {
  expect(tap(field, data, change)).toEqual(expected);
});

const photo = (id: string) => ({ file_id: id, file_unique_id: id, width: 1, height: 1 });
const location = { latitude: 51.1, longitude: 71.4 };
const point = { kind: "point", lat: 51.1, lon: 71.4 } as const;

test.each<[Field, Partial<Message>, object]>([
  ["titleKk", { text: "Форум" }, does({ kind: "text", text: "Форум", sentAt: shownAt })],
  ["titleKk", { photo: [photo("a")] }, { kind: "misfit", say: "composing:misfit.text" }],
  ["titleKk", { location }, { kind: "misfit", say: "composing:misfit.text" }],
  ["kind", { text: "форум" }, { kind: "misfit", say: "composing:misfit.button" }],
  ["venue", { text: "онлайн" }, { kind: "misfit", say: "composing:misfit.button" }],
  ["regions", { text: "Астана" }, { kind: "misfit", say: "composing:misfit.button" }],
  ["languages", { text: "қазақша" }, { kind: "misfit", say: "composing:misfit.button" }],
  ["tags", { text: "жастар" }, { kind: "misfit", say: "composing:misfit.button" }],
  ["picture", { photo: [photo("small"), photo("large")] }, does({ kind: "photo", fileId: "large", album: null })],
  ["picture", { photo: [photo("a")], media_group_id: "9" }, does({ kind: "photo", fileId: "a", album: "9" })],
  ["picture", { document: { file_id: "d", file_unique_id: "d" } }, { kind: "misfit", say: "composing:misfit.file" }],
  ["picture", { text: "сурет" }, { kind: "misfit", say: "composing:misfit.photo" }],
  ["place", { text: "Абай 1" }, does({ kind: "text", text: "Абай 1", sentAt: shownAt })],
  ["place", { location }, does({ ...point, words: null })],
  [
    "place",
    { location, venue: { location, title: "Достық үйі", address: "Абай 1" } },
    does({ ...point, words: "Достық үйі, Абай 1" }),
  ],
  [
    "place",
    { location, venue: { location, title: "Достық үйі", address: "" } },
    does({ ...point, words: "Достық үйі" }),
  ],
  ["pin", { location }, does({ ...point, words: null })],
  ["pin", { text: "Абай 1" }, { kind: "misfit", say: "composing:misfit.pin" }],
  ["titleKk", { text: "Форум", date: shownAt - 1 }, { kind: "older" }],
])("a message at the question %s: %j", (field, message, expected) => {
  expect(write(field, message)).toEqual(expected);
});

test("an update that is neither tap nor message is no answer", () => {
  expect(parseReply(question("titleKk"), { update_id: 1 }, shownAt)).toEqual(stale);
});
