import { describe, expect, test } from "vitest";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, joinTown, type Staff, useTalkingTown } from "./talking.ts";

let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ town, citizen, mediator } = opened);
});

const words = "Кеше көршім қоршауды тағы жылжытты.";
const more = "Тағы бір сөз айтайын.";
const number = "8 701 234 56 78";

describe("a message that cannot be passed on", () => {
  test.each([
    ["sticker", "talks:notCarried.sticker"],
    ["dice", "talks:notCarried.dice"],
    ["poll", "talks:notCarried.poll"],
    ["quiz", "talks:notCarried.poll"],
    ["checklist", "talks:notCarried.checklist"],
    ["game", "talks:notCarried.game"],
    ["invoice", "talks:notCarried.invoice"],
    ["paidMedia", "talks:notCarried.paidMedia"],
    ["story", "talks:notCarried.story"],
    ["giveaway", "talks:notCarried.giveaway"],
  ] as const)("%s: its author is told at once, and what it was", async (kind, told) => {
    await citizen.sends(kind);
    expect(citizen.reads()).toMatch(phrase("kk", told));
    expect(copiesOf(town, mediator)).toEqual([]);
  });

  test("a live location goes as its first point, and its author is told that the rest does not", async () => {
    const sent = await citizen.sends("liveLocation");
    expect(citizen.history().some((text) => phrase("kk", "talks:partlyCarried.liveLocation").test(text))).toBe(true);
    town.playground.moveLocation(citizen.id, sent, 51.2, 71.5);
    await town.settles();
    expect(copiesOf(town, mediator).map(({ location }) => location?.latitude)).toEqual([51.13]);
    expect(
      citizen.history().filter((text) => phrase("kk", "talks:partlyCarried.liveLocation").test(text)),
    ).toHaveLength(1);
  });
});

describe("a message that shows something waits until its author has agreed", () => {
  test.each([
    ["contact", "talks:shows.contactCard"],
    ["document", "talks:shows.fileName"],
    ["audio", "talks:shows.fileName"],
    ["forwarded", "talks:shows.forwarded"],
    ["replyElsewhere", "talks:shows.foreignQuote"],
    ["replyToStory", "talks:shows.foreignQuote"],
  ] as const)("%s", async (kind, shown) => {
    await citizen.sends(kind, { fileName: "шарт.pdf" });
    expect(copiesOf(town, mediator)).toEqual([]);
    expect(citizen.reads()).toMatch(phrase("kk", shown));
    await citizen.taps("Иә, жіберу");
    const [copy] = copiesOf(town, mediator);
    expect(copy).toBeDefined();
    // Neither the person nor the chat from which it came.
    expect(copy).not.toHaveProperty("forward_origin");
    expect(copy).not.toHaveProperty("external_reply");
  });

  test.each(["@aigul_s", "t.me/aigul_s", number])("%s", async (text) => {
    await citizen.writes(text);
    expect(copiesOf(town, mediator)).toEqual([]);
    await citizen.taps("Жібермеу");
    expect(copiesOf(town, mediator)).toEqual([]);
  });

  test("also when its reader has to be chosen first", async () => {
    await joinTown(town, mediator, "Марат");
    await mediator.writes(number);
    await mediator.taps("№ 26-1");
    expect(copiesOf(town, citizen)).toEqual([]);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:held.ask"));
    await mediator.taps("Иә, жіберу");
    expect(copiesOf(town, citizen).map(({ text }) => text)).toEqual([number]);
  });

  test("a name that opens a profile goes as its words", async () => {
    const user = { id: mediator.id, is_bot: false, first_name: "Ерлан" };
    await citizen.writes("Ерлан білеріп", { entities: [{ type: "text_mention", offset: 0, length: 5, user }] });
    await citizen.taps("Иә, жіберу");
    const [copy] = copiesOf(town, mediator);
    expect(copy?.text).toBe("Ерлан білеріп");
    expect(JSON.stringify(copy?.entities ?? [])).not.toContain(String(mediator.id));
  });
});

describe("a long message", () => {
  test("a text of 4,096 characters arrives whole, marked when it is changed", async () => {
    const long = "ә".repeat(4096);
    await citizen.writes(long);
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([long]);
    const changed = "ө".repeat(4096);
    await citizen.edits(long, changed);
    expect(copiesOf(town, mediator).map(({ text }) => text)).toEqual([changed]);
  });

  test("a caption of 2,048 characters arrives whole", async () => {
    const long = "ә".repeat(2048);
    const subscriber = await joinTown(town, mediator, "Марат", { premium: true });
    await subscriber.sends("photo", { caption: long });
    const all = mediator.screen().map(({ text }) => text);
    expect(all.join("")).toContain(long);
  });

  test("a file of 50 MB goes as it is", async () => {
    await citizen.sends("video", { size: 50 * 1024 * 1024 });
    expect(copiesOf(town, mediator).map(({ video }) => video !== undefined)).toEqual([true]);
  });
});

describe("an album", () => {
  const complete = () => town.passes(0.1);
  const groups = () => town.playground.calls.filter(({ ok, method }) => ok && method === "sendMediaGroup");

  test("of mixed kinds arrives", async () => {
    await citizen.sendsAlbum([{ kind: "photo", caption: words }, { kind: "video" }, { kind: "photo" }]);
    await complete();
    expect(groups()).toHaveLength(1);
    expect(copiesOf(town, mediator).filter(({ media_group_id: id }) => id !== undefined)).toHaveLength(3);
  });

  test("is not overtaken by what is written after it", async () => {
    town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }]);
    await citizen.writes(words);
    await complete();
    const order = copiesOf(town, mediator).map(({ photo, text }) => (photo === undefined ? text : "photo"));
    expect(order.filter((each) => each === "photo" || each === words)).toEqual(["photo", "photo", words]);
  });

  test("with a number below its second picture waits for its author's answer", async () => {
    await citizen.sendsAlbum([{ kind: "photo" }, { kind: "photo", caption: number }]);
    await complete();
    expect(groups()).toEqual([]);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:held.ask"));
    await citizen.taps("Иә, жіберу");
    expect(groups()).toHaveLength(1);
  });

  test("of documents names every file in one question", async () => {
    await citizen.sendsAlbum([
      { kind: "document", fileName: "бірінші.pdf" },
      { kind: "document", fileName: "екінші.pdf" },
    ]);
    await complete();
    expect(citizen.reads()).toContain("бірінші.pdf");
    expect(citizen.reads()).toContain("екінші.pdf");
    expect(citizen.history().filter((text) => text.includes("бірінші.pdf"))).toHaveLength(1);
    await citizen.taps("Иә, жіберу");
    expect(groups()).toHaveLength(1);
  });

  test("the third part of which comes late is followed by it", async () => {
    const sent = town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }]);
    await town.settles();
    await complete();
    lateFile(sent[0]?.media_group_id);
    await town.settles();
    await complete();
    expect(groups()).toHaveLength(1);
    expect(
      town.playground.chat(mediator.id).messages.filter(({ message }) => message.photo !== undefined),
    ).toHaveLength(3);
  });

  test("that was taken back is not followed by its late part", async () => {
    const sent = town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }]);
    await town.settles();
    await complete();
    await citizen.writes("↩️ Соңғы хабарды қайтарып алу");
    lateFile(sent[0]?.media_group_id);
    await town.settles();
    await complete();
    expect(town.playground.chat(mediator.id).messages.filter(({ message }) => message.photo !== undefined)).toEqual([]);
  });

  test("cannot be changed when it has reached everybody, and its author is told", async () => {
    await citizen.sendsAlbum([{ kind: "photo", caption: words }, { kind: "photo" }]);
    await complete();
    await town.passes(1);
    await citizen.edits(words, more);
    expect(citizen.reads()).toMatch(phrase("kk", "talks:notEdited.gone"));
  });

  test("ends where its reader has blocked the bot, and its author's talk goes on", async () => {
    town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }]);
    town.playground.block(mediator.id);
    await town.settles();
    await complete();
    expect(groups()).toEqual([]);
    town.playground.unblock(mediator.id);
    await town.settles();
    await citizen.writes(words);
    expect(copiesOf(town, mediator).some(({ text }) => text === words)).toBe(true);
  });

  /** A further file of the same album, as Telegram may deliver it long after the others. */
  function lateFile(albumId: string | undefined) {
    const { message } =
      town.playground.chat(citizen.id).messages.findLast((each) => !each.fromBot && each.message.photo !== undefined) ??
      {};
    if (message === undefined || albumId === undefined) throw new Error("There is no album.");
    town.playground.raw({ message: { ...message, message_id: message.message_id + 500_000, media_group_id: albumId } });
  }
});
