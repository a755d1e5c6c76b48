import type { Playground } from "../../src/playground/server.ts";
import { adminId, type Walker } from "./cast.ts";
import { linksOf, type Walk } from "./guided.ts";
import type { Chance } from "./random.ts";
import { answersOpenQuestion } from "./sensible.ts";
import { goesOnWithTalk } from "./talk-acts.ts";

/** An act of a person. It may find nothing to do. */
type Act = (walk: Walk, chance: Chance, person: Walker) => void;

const texts = [
  "Сәлеметсіз бе",
  "не делать что",
  "Каскелен",
  "я живу в Каскелене",
  "Abai",
  "Алматы",
  "аврпоавпро",
  "🙂",
  "🙂🙂🙂🙂",
  "<b>жирно</b> & <i>",
  "{name}",
  "https://example.org/?a=1&b=2",
  "87011234567",
  "+7 999",
  "-1",
  "0",
  "/",
  "/unknown",
  "/start@bitimger_bot",
  "a",
  "\u202eсправа налево\u202c",
  "строка\nстрока\n\n\nстрока",
  "﷽﷽﷽",
  "👨‍👩‍👧‍👦",
];

const commands = [
  "/start",
  "/report",
  "/cases",
  "/room",
  "/about",
  "/help",
  "/language",
  "/work",
  "/duty",
  "/queue",
  "/closings",
  "/phrases",
  "/staff",
  "/events",
  "/subscriptions",
  "/compose",
  "/door",
  "/figures",
];

const points = [
  [43.2, 76.63],
  [49.8019, 73.1021],
  [51.12, 71.43],
  // Near a border, abroad, in the ocean, near a pole.
  [42.95, 76.45],
  [41.31, 69.24],
  [55.75, 37.62],
  [0, 0],
  [-89.9, 179.9],
] as const;

const damaged = [
  "f",
  "f:",
  "f:danger",
  "f:danger:maybe",
  "f:danger:yes:yes",
  "f:region:KZ-99",
  "f:district:000000000",
  "f:place:region_KZ-99",
  "f:place:x",
  "f:constructor",
  "f:back:nowhere",
  "f:language:xx",
  "o:accept:999999999999999",
  "o:reason:1:WHY",
  "o:open:0",
  "k:list:999999999",
  "nt:drop:no-note",
  "ph:open:no-phrase:kk",
  "ph:list:xx:999999999",
  "ph:drop:no-phrase",
  "tp:phrases:999999999",
  "tp:send:1:no-phrase:kk:abcd",
  "q:case:999999999",
  "q:assign:1:999999999",
  "w:limit:999999999999999",
  "w:leave:999999999",
  "w:giveBack:0",
  "w:backFor:1:WHY",
  "ho:to:1:999999999",
  "ha:agree:999999999",
  "am:yes:999999999",
  "mr:release:999999999",
  "ch:yes:999999999",
  "cl:yes:999999999",
  "cd:clear:999999999",
  "cy:yes:999999999",
  "dr:ask:not-a-message",
  "dp:answer:999999999:yes",
  "do:pass:999999999",
  "mt:room:999999999:no-room",
  "ma:pick:999999999:1:999999999",
  "x:yes:1",
  "u:undo:1",
  "u:undo:999999999",
  "x:yes:2147483648",
  "c:case:2147483648",
  "d:region:1:KZ-10:on",
  "d:make:2147483648",
  "d:join:AAAAAAAAAAAAAAAAAAAAAA",
  "l:place:district_1",
  "l:region:__proto__",
  "p:language:de:none",
  "p:language:ru:staff_AAAAAAAAAAAAAAAAAAAAAA",
  "ev:going:999999999:card",
  "ev:open:0:news",
  "el:list:KZ-99:ALL:2026-99:0",
  "sb:region:KZ-99:on",
  "cm:open:999999999",
  "cf:day:startsAt:2026-02-31",
  "cp:cancelNow:999999999",
  "ap:approve:999999999:1",
  "an:stopped:999999999",
  "tk:show:999999999",
  "at:send:999999999",
  "at:letIn:999999999",
  "pp:open:999999999:SETTLEMENT:0",
  "pp:make:1:CONTRACT:0",
  "pp:point:1:SETTLEMENT:999999999",
  "pv:confirm:1:000000",
  "pq:read:999999999",
  "e:close:999999999",
  "e:reopen:2147483648",
  "ef:people:999999999",
  "ef:send",
  "ec:approve:999999999",
  "ec:inHand:999999999",
  "ea:rate:1:9",
  "ea:held:1:MAYBE",
  "zz:unknown",
  "не наше",
  "x".repeat(64),
];

/** Buttons of other people with a number that is easy to guess. */
const guesses = [
  "k:card",
  "k:overview",
  "nt:open",
  "nt:write",
  "o:open",
  "o:accept",
  "o:decline",
  "w:giveBack",
  "w:givenBack",
  "ho:choose",
  "ha:agree",
  "ha:refuse",
  "ha:accept",
  "ha:takeBack",
  "am:ask",
  "am:yes",
  "mr:open",
  "mr:release",
  "ch:yes",
  "cl:yes",
  "cd:clear",
  "cd:refuse",
  "cy:yes",
  "do:pass",
  "q:case",
  "q:read",
  "q:suits",
  "q:close",
  "q:choose",
  "c:case",
  "i:add",
  "ad:done",
  "x:ask",
  "x:yes",
  "pp:list",
  "pp:read",
  "pp:sign",
  "pq:list",
  "pq:read",
  "pu:why",
  "e:close",
  "e:closeForMediator",
  "e:takeBack",
  "e:reopen",
  "ec:case",
  "ec:open",
  "ec:approve",
  "ec:return",
  "ea:read",
  "eh:write",
  "u:undo",
  "d:profile",
  "d:make",
  "cm:open",
  "cm:submitted",
  "cp:facts",
  "cp:cancelNow",
  "an:pause",
  "an:stopped",
  "at:door",
  "at:names",
  "at:send",
  "at:letIn",
];

/** Acts of people, with how often they happen. */
const acts: { weight: number; value: Act }[] = [
  { weight: 44, value: answersOpenQuestion },
  { weight: 20, value: pressesSomethingSeen },
  { weight: 5, value: pressesSomethingOld },
  { weight: 2, value: pressesOthersButton },
  { weight: 5, value: guessesNumber },
  { weight: 3, value: ({ town }, chance, { id }) => void press(town.playground, chance, id, chance.pick(damaged)) },
  { weight: 5, value: ({ town }, chance, { id }) => void town.playground.sendText(id, chance.pick(texts)) },
  { weight: 7, value: ({ town }, chance, { id }) => void town.playground.sendText(id, chance.pick(commands)) },
  {
    weight: 1,
    value: ({ town }, chance, { id }) => void town.playground.sendText(id, `${chance.pick(commands)} payload`),
  },
  {
    weight: 1,
    value: ({ town, secrets }, _, { id }) => void town.playground.sendText(id, secrets.story(id, "я ".repeat(2500))),
  },
  { weight: 2, value: ({ town, secrets }, _, { id }) => void town.playground.sendText(id, secrets.story(id, "Слово")) },
  { weight: 5, value: sendsFile },
  { weight: 2, value: sendsOddity },
  { weight: 3, value: sharesSomething },
  { weight: 2, value: editsOwnMessage },
  { weight: 1, value: repliesToMessage },
  { weight: 1, value: deletesMessage },
  { weight: 1, value: ({ town }, _, { id }) => void town.playground.block(id) },
  { weight: 2, value: opensLink },
  { weight: 12, value: goesOnWithTalk },
];

/**
 * Makes people act: for some time they answer what they are asked, and then they do anything at all. A person who has blocked the bot
 * can only come back.
 */
export function createActor(walk: Walk, chance: Chance): (person: Walker) => void {
  const { playground } = walk.town;
  const diligent = new Set<number>();
  return (person) => {
    if (playground.chat(person.id).blocked) {
      if (chance.percent(50)) playground.unblock(person.id);
      else playground.openLink(person.id, "report");
      return;
    }
    if (chance.percent(4)) diligent.delete(person.id);
    if (chance.percent(8)) diligent.add(person.id);
    const act = diligent.has(person.id) && chance.percent(94) ? answersOpenQuestion : chance.weighted(acts);
    act(walk, chance, person);
  };
}

/** Sends data that the message never had. A tap is always on a message of the bot that can have buttons. */
function press(playground: Playground, chance: Chance, id: number, data: string): void {
  const texts = playground.chat(id).messages.filter(({ fromBot, message }) => fromBot && message.text !== undefined);
  if (texts.length > 0) playground.press(id, chance.pick(texts).id, data);
}

function pressesSomethingSeen({ hands }: Walk, chance: Chance, { id }: Walker): void {
  const seen = hands.buttons(id).slice(0, 25);
  if (seen.length > 0) hands.pressSeen(id, chance.pick(seen));
}

function pressesSomethingOld({ hands, town }: Walk, chance: Chance, { id }: Walker): void {
  const old = hands.memory(id);
  if (old.length === 0) return;
  const { message, data } = chance.pick(old);
  town.playground.press(id, message, data);
}

function pressesOthersButton({ hands, town, cast }: Walk, chance: Chance, { id }: Walker): void {
  const theirs = hands.memory(chance.pick(cast.all).id);
  if (theirs.length > 0) press(town.playground, chance, id, chance.pick(theirs).data);
}

function guessesNumber({ town }: Walk, chance: Chance, { id }: Walker): void {
  press(town.playground, chance, id, `${chance.pick(guesses)}:${1 + chance.below(12)}`);
}

function sendsFile({ town, secrets }: Walk, chance: Chance, { id }: Walker): void {
  const { playground } = town;
  const caption = chance.percent(40) ? { caption: secrets.story(id, "подпись") } : {};
  const photo = { kind: "photo" as const };
  chance.pick([
    () => playground.sendVoice(id, { duration: 7 }),
    () => playground.sendVideoNote(id),
    () => playground.sendPhoto(id, caption),
    () => playground.sendDocument(id, { ...caption, fileName: "құжат.pdf", size: 2000 }),
    () => playground.sendDocument(id, { ...caption, size: 25 * 1024 * 1024 }),
    () => playground.sendVideo(id, caption),
    () => playground.sendAudio(id, caption),
    () => playground.sendAlbum(id, [{ ...photo, ...caption }, photo, { kind: "video" }]),
  ])();
}

function sendsOddity({ town: { playground } }: Walk, chance: Chance, { id }: Walker): void {
  chance.pick([
    () => playground.sendSticker(id),
    () => playground.sendDice(id),
    () => playground.sendPoll(id, "Кто прав?", ["я", "он"]),
    () => playground.sendAnimation(id),
    () => playground.forward(id, "Чужие слова"),
    () => playground.forward(id, "Новость", { channelTitle: "Канал" }),
    () => playground.inlineQuery(id, "что"),
  ])();
}

function sharesSomething({ town: { playground }, secrets }: Walk, chance: Chance, { id }: Walker): void {
  const keyboard = playground.chat(id).keyboard?.rows.flat()[0];
  const [latitude, longitude] = chance.pick(points);
  chance.pick([
    () => playground.shareLocation(id, latitude, longitude),
    () => playground.shareContact(id, { phone_number: secrets.phone(id), first_name: "Я", user_id: id }),
    () => playground.shareContact(id, { phone_number: "123", first_name: "Кто-то" }),
    () => keyboard !== undefined && playground.pressReply(id, keyboard.text, { latitude, longitude }),
  ])();
}

function editsOwnMessage({ town: { playground }, secrets }: Walk, chance: Chance, { id }: Walker): void {
  const own = playground.chat(id).messages.filter(({ fromBot, message }) => !fromBot && message.text !== undefined);
  if (own.length > 0) playground.editText(id, chance.pick(own.slice(-6)).id, secrets.story(id, "Исправлено"));
}

/** Bots are not told about deleted messages; they find out when they edit one. */
function deletesMessage({ town: { playground } }: Walk, chance: Chance, { id }: Walker): void {
  const latest = playground.chat(id).messages.slice(-6);
  if (latest.length > 0) playground.removeMessage(id, chance.pick(latest).id);
}

function repliesToMessage({ town: { playground }, secrets }: Walk, chance: Chance, { id }: Walker): void {
  const { messages } = playground.chat(id);
  if (messages.length === 0) return;
  playground.sendText(id, secrets.story(id, "Ответ"), { replyTo: chance.pick(messages).id });
}

function opensLink({ town }: Walk, chance: Chance, { id }: Walker): void {
  const made = ["report", "nothing", "staff_", "staff_AAAAAAAAAAAAAAAAAAAAAA", "event_1", "x".repeat(64)];
  const given = id === adminId ? [] : linksOf(town).slice(-2);
  town.playground.openLink(id, chance.pick([...made, ...given]));
}
