import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { parseReply } from "../../src/features/intake/parse-reply.ts";
import type { ReportReply, Step } from "../../src/features/intake/question.ts";
import { maxFileBytes } from "../../src/features/intake/rules.ts";
import type { Heard } from "../../src/platform/chat/form.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { seededPlaces } from "../harness/seeded-places.ts";
import { step as firstStep } from "../screens/stage.ts";

const places = await seededPlaces();
/** When the open question was shown, by Telegram's clock. */
const shownAt = 1000;

type Change = Partial<Omit<Step, "report">> & { report?: Partial<Step["report"]> };

function stepOf(asks: string, change: Change = {}): Step {
  return { ...firstStep, ...change, asks, report: { ...firstStep.report, ...change.report } };
}

const chat: Message = { message_id: 5, date: shownAt, chat: { id: 7, type: "private", first_name: "Айгүл" } };

function tap(asks: string, data: string, change?: Change): Heard<ReportReply> {
  const update = {
    update_id: 1,
    callback_query: { id: "1", from: { id: 7, is_bot: false, first_name: "А" }, chat_instance: "1", data },
  };
  return parseReply(places, stepOf(asks, change), update, shownAt);
}

function write(asks: string, message: Partial<Message>, change?: Change): Heard<ReportReply> {
  return parseReply(places, stepOf(asks, change), { update_id: 1, message: { ...chat, ...message } as never }, shownAt);
}

const saves = (patch: object) => ({ kind: "answer", answer: { kind: "save", patch } });
const does = (reply: ReportReply) => ({ kind: "answer", answer: reply });
const says = (say: TextKey) => ({ kind: "misfit", say });
const stale = { kind: "stale" };
const nowhere = { regionId: null, districtId: null, placeChoice: [], point: null, placeDone: false };

describe("a tap", () => {
  test.each<[string, string, object, Change?]>([
    ["danger", "f:danger:yes", saves({ inDanger: true, safe: null })],
    ["danger", "f:danger:no", saves({ inDanger: false, safe: true })],
    ["safety", "f:safety:safe", saves({ safe: true })],
    ["adult", "f:adult:yes", saves({ adult: true })],
    ["adult", "f:adult:no", does({ kind: "end", how: "minor" })],
    ["consent", "f:consent:yes", does({ kind: "agree" })],
    ["consent", "f:consent:no", does({ kind: "end", how: "refused" })],
    ["story", "f:story:done", saves({ storyDone: true })],
    ["story", "f:story:again", does({ kind: "storyAgain" })],
    ["kind", "f:kind:WORK", saves({ kind: "WORK" })],
    ["remit", "f:remit:CRIME", saves({ remit: ["CRIME"], remitTouched: true })],
    [
      "remit",
      "f:remit:CRIME",
      saves({ remit: ["IN_COURT"], remitTouched: true }),
      { report: { remit: ["CRIME", "IN_COURT"] } },
    ],
    ["remit", "f:remitDone", saves({ remitDone: true })],
    [
      "remit",
      "f:remitDone",
      saves({ remit: ["VIOLENCE"], remitDone: true }),
      { suggestsRemit: true, report: { remit: ["VIOLENCE"] } },
    ],
    ["verdict", "f:verdict:yes", saves({ review: true })],
    ["verdict", "f:verdict:no", does({ kind: "end", how: "unsuitable" })],
    ["otherSide", "f:otherSide:NO", saves({ otherSide: "NO" })],
    ["region", "f:share", does({ kind: "share", what: "location" })],
    ["region", "f:region:KZ-10", saves({ ...nowhere, regionId: "KZ-10" })],
    ["region", "f:region:KZ-99", does({ kind: "refused", say: "intake:region.unknown" })],
    ["district", "f:district:195200000", saves({ regionId: "KZ-19", districtId: "195200000", placeDone: true })],
    ["district", "f:district:999", does({ kind: "refused", say: "intake:region.unknown" })],
    ["place", "f:otherPlace", does({ kind: "reopen", question: "region" })],
    [
      "place",
      "f:place:region_KZ-10",
      saves({ ...nowhere, regionId: "KZ-10" }),
      { report: { placeChoice: ["region_KZ-10"] } },
    ],
    [
      "place",
      "f:place:district_195200000",
      saves({
        regionId: "KZ-19",
        districtId: "195200000",
        placeChoice: ["district_195200000"],
        placeDone: true,
      }),
      { report: { placeChoice: ["district_195200000"] } },
    ],
    [
      "place",
      "f:place:town_195200000-kaskelen",
      saves({
        regionId: "KZ-19",
        districtId: "195200000",
        placeChoice: ["town_195200000-kaskelen"],
        placeDone: true,
        point: places.place("town_195200000-kaskelen")?.point,
      }),
      { report: { placeChoice: ["district_353200000", "town_195200000-kaskelen"] } },
    ],
    [
      "place",
      "f:place:town_moon",
      does({ kind: "refused", say: "intake:region.unknown" }),
      { report: { placeChoice: ["town_moon"] } },
    ],
    ["place", "f:place:district_195200000", stale, { report: { placeChoice: ["district_353200000"] } }],
    ["languages", "f:language:ru", saves({ languages: ["kk", "ru"] })],
    ["languages", "f:language:kk", saves({ languages: ["ru"] }), { report: { languages: ["ru", "kk"] } }],
    ["languages", "f:languages", saves({ languagesDone: true, formatsDone: true })],
    ["languages", "f:languages", says("intake:languages.none"), { report: { languages: [] } }],
    [
      "formats",
      "f:format:VIDEO",
      saves({ formats: ["PHONE", "VIDEO"], formatsDone: true }),
      { report: { formats: ["PHONE"] } },
    ],
    ["formats", "f:woman", saves({ womanWished: true, formatsDone: true })],
    ["formats", "f:woman", saves({ womanWished: false, formatsDone: true }), { report: { womanWished: true } }],
    ["formats", "f:formats", saves({ formatsDone: true })],
    ["phone", "f:phone:share", does({ kind: "share", what: "contact" })],
    ["phone", "f:phone:none", saves({ phone: null, phoneShared: false, phoneDone: true })],
    ["summary", "f:send", does({ kind: "file", wish: null })],
    ["openCase", "f:openCase:add", does({ kind: "file", wish: "add" })],
    ["openCase", "f:openCase:new", does({ kind: "file", wish: "new" })],
    // Ways out of a question.
    ["name", "f:stop", does({ kind: "end", how: "stopped" })],
    ["name", "f:back:name", does({ kind: "reopen", question: "danger" })],
    ["name", "f:back:consent", stale],
    ["name", "f:back:name", stale, { before: null }],
    ["summary", "f:change:kind", saves(expect.objectContaining({ kind: null, change: expect.anything() }))],
    ["summary", "f:change:adult", stale],
    ["summary", "f:change:shoeSize", stale],
    ["phone", "f:change:kind", stale],
    // Nothing that belongs here.
    ["shoeSize", "f:stop", stale],
    ["name", "x:y", stale],
    ["name", "", stale],
  ])("at the question %s on «%s» means %j", (asks, data, expected, change) => {
    expect(tap(asks, data, change)).toEqual(expected);
  });

  const everyButton = [
    "danger:yes",
    "safety:safe",
    "adult:no",
    "consent:no",
    "story:done",
    "kind:WORK",
    "remit:CRIME",
    "remitDone",
    "verdict:no",
  ];
  const andMore = [
    "otherSide:NO",
    "share",
    "region:KZ-10",
    "district:195200000",
    "otherPlace",
    "language:ru",
    "languages",
    "format:VIDEO",
    "woman",
  ];
  const andLast = ["formats", "phone:none", "send", "openCase:new"];
  const own: Record<string, readonly string[]> = {
    region: ["share", "region"],
    place: ["otherPlace"],
    name: ["adult"],
    languages: ["language", "languages", "format", "woman"],
    formats: ["format", "formats", "woman"],
    remit: ["remit", "remitDone"],
    summary: ["send"],
  };
  const asked = [
    "danger",
    "safety",
    "adult",
    "name",
    "consent",
    "story",
    "kind",
    "remit",
    "verdict",
    "otherSide",
    "region",
    "district",
    "place",
    "languages",
    "formats",
    "phone",
    "summary",
    "openCase",
  ];
  test.each(asked)("on a button of another question does nothing at the question %s", (asks) => {
    const others = [...everyButton, ...andMore, ...andLast].filter(
      (data) => !(own[asks] ?? [asks]).includes(data.split(":")[0] ?? ""),
    );
    expect(others.filter((data) => tap(asks, `f:${data}`).kind !== "stale")).toEqual([]);
  });
});

const file = { file_id: "F", file_unique_id: "U", file_size: 100 };
const part = (kind: string, name: string | null = null, caption: string | null = null, album = false) =>
  does({
    kind: "part",
    album,
    part: { content: { kind, fileId: "F", name, caption } as never, messageId: 5, fileUniqueId: "U" },
  });
const told = (kind: "hold" | "latePart", content: object) => ({
  kind: "answer",
  answer: { kind, part: expect.objectContaining({ content }) },
});
const location = { latitude: 50.0, longitude: 70.0 };

describe("a message", () => {
  const consented: Change = { report: { consentedAt: "2026-10-01T00:00:00.000Z" } };
  const beaten = "Күйеуім мені ұрады";
  test.each<[string, Partial<Message>, object, Change?]>([
    ["name", { text: " Айгүл  Серікова " }, saves({ name: "Айгүл Серікова", adult: true })],
    ["name", { text: "87" }, says("intake:name.wrong")],
    ["name", { text: "иә, әрине" }, says("intake:name.wrong")],
    ["name", { text: beaten }, told("hold", { kind: "text", text: beaten })],
    ["name", { voice: { ...file, duration: 1 } }, told("hold", expect.objectContaining({ kind: "voice" }))],
    ["name", { photo: [{ ...file, width: 9, height: 9 }] }, says("intake:text")],
    ["danger", { text: "иә" }, says("intake:button")],
    ["danger", { text: beaten }, told("hold", { kind: "text", text: beaten })],
    ["kind", { text: beaten }, told("latePart", { kind: "text", text: beaten }), consented],
    [
      "story",
      { text: " Көршім … " },
      does({
        kind: "part",
        album: false,
        part: { content: { kind: "text", text: "Көршім …" }, messageId: 5, fileUniqueId: null },
      }),
    ],
    [
      "story",
      {
        photo: [
          { ...file, file_id: "small", width: 1, height: 1 },
          { ...file, width: 9, height: 9 },
        ],
      },
      part("photo"),
    ],
    [
      "story",
      { photo: [{ ...file, width: 9, height: 9 }], caption: "қоршау", media_group_id: "1" },
      part("photo", null, "қоршау", true),
    ],
    ["story", { voice: { ...file, duration: 1 } }, part("voice")],
    ["story", { video_note: { ...file, duration: 1, length: 1 } }, part("videoNote")],
    [
      "story",
      { animation: { ...file, duration: 1, width: 1, height: 1, file_name: "a.gif" }, document: file },
      part("animation", "a.gif"),
    ],
    ["story", { document: { ...file, file_name: "шарт.pdf" }, caption: "шарт" }, part("document", "шарт.pdf", "шарт")],
    ["story", { video: { ...file, duration: 1, width: 1, height: 1 } }, part("video")],
    ["story", { audio: { ...file, duration: 1 } }, part("audio")],
    ["story", { document: { ...file, file_size: maxFileBytes } }, part("document")],
    ["story", { document: { file_id: "F", file_unique_id: "U" } }, part("document")],
    ["story", { document: { ...file, file_size: maxFileBytes + 1 } }, says("intake:story.tooLarge")],
    ["story", { location }, says("intake:story.unfit")],
    [
      "story",
      { text: "…", forward_origin: { type: "hidden_user", sender_user_name: "А", date: 1 } },
      says("intake:story.forwarded"),
    ],
    [
      "region",
      { text: "мен Каскеленде турамын" },
      saves({
        regionId: "KZ-19",
        districtId: "195200000",
        placeChoice: ["town_195200000-kaskelen"],
        placeDone: true,
        point: places.place("town_195200000-kaskelen")?.point,
      }),
    ],
    ["district", { text: "Абай" }, saves({ ...nowhere, placeChoice: expect.arrayContaining(["region_KZ-10"]) })],
    ["place", { text: "абырақадабыра" }, does({ kind: "refused", say: "intake:region.unknown" })],
    [
      "region",
      { location },
      saves(expect.objectContaining({ districtId: "355200000", placeDone: true, point: { lat: 50, lon: 70 } })),
    ],
    [
      "region",
      { venue: { location: { latitude: 43.4002, longitude: 68.0237 }, title: "", address: "" } },
      saves({
        ...nowhere,
        placeChoice: ["district_612000000", "district_615500000"],
        point: { lat: 43.4002, lon: 68.0237 },
      }),
    ],
    [
      "region",
      { location: { latitude: 55.7558, longitude: 37.6173 } },
      does({ kind: "refused", say: "intake:region.outside" }),
    ],
    ["region", { voice: { ...file, duration: 1 } }, says("intake:region.unclear"), consented],
    ["phone", { text: "8 701 123 45 67" }, saves({ phone: "+77011234567", phoneShared: false, phoneDone: true })],
    ["phone", { text: "ертең" }, says("intake:phone.wrong")],
    ["phone", { voice: { ...file, duration: 1 } }, says("intake:phone.wrong"), consented],
    [
      "phone",
      { contact: { phone_number: "77011234567", first_name: "А" } },
      saves({ phone: "+77011234567", phoneShared: false, phoneDone: true }),
    ],
    [
      "phone",
      { contact: { phone_number: "+77011234567", first_name: "А" } },
      saves({ phone: "+77011234567", phoneShared: false, phoneDone: true }),
    ],
    ["shoeSize", { text: "38" }, stale],
  ])("at the question %s: %j", (asks, message, expected, change) => {
    expect(write(asks, message, change)).toEqual(expected);
  });

  test("an update that is neither tap nor message is no answer", () => {
    expect(parseReply(places, stepOf("name"), { update_id: 1 }, shownAt)).toEqual(stale);
  });

  test("written before the question was on the screen is asked about, except that a story only grows", () => {
    expect(write("name", { text: "Айгүл", date: shownAt - 1 })).toEqual({ kind: "older" });
    expect(write("story", { text: "Көршім", date: shownAt - 1 })).toMatchObject({ answer: { kind: "part" } });
  });
});

describe("after the story was closed", () => {
  const closed = { storyClosedAt: 1005 };
  const late = { kind: "answer", answer: { kind: "latePart" } };
  test.each([
    ["a text from before belongs to the story", "kind", { text: "және …", date: 1004 }, late],
    ["a text of the same second too, where buttons are asked for", "kind", { text: "және …", date: 1005 }, late],
    [
      "a text of the same second is the answer, where a text is asked for",
      "name",
      { text: "Айгүл", date: 1005 },
      { answer: { kind: "save" } },
    ],
    ["a text from before too, where a text is asked for", "name", { text: "Айгүл", date: 1004 }, late],
    ["a later text is not the story's", "kind", { text: "және …", date: 1006 }, says("intake:button")],
    ["what a story does not take is not the story's", "kind", { location, date: 1004 }, says("intake:button")],
    [
      "while the story is open all of it is the story's",
      "story",
      { text: "және …", date: 1004 },
      { answer: { kind: "part" } },
    ],
  ])("%s", (_, asks, message, expected) => {
    expect(write(asks, message, closed)).toMatchObject(expected);
  });

  test("a text of the same second belongs to the story if the question was shown later", () => {
    const message = { ...chat, text: "Айгүл", date: 1005 };
    const heard = parseReply(places, stepOf("name", closed), { update_id: 1, message: message as never }, 1006);
    expect(heard).toMatchObject({ answer: { kind: "latePart", part: { content: { text: "Айгүл" } } } });
  });
});
