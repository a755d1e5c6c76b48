import { localTimeOf } from "../../src/platform/time/local-time.ts";
import { presses, type Step, takesEffect, type Walk, walksInTurn, writes } from "./guided.ts";

const day = 24 * 60;

/** Subscribing, composing, approving, announcing, registering and what comes after. */
export async function walkEvents(walk: Walk): Promise<void> {
  const { cast } = walk;
  await walksInTurn(walk, cast.trio, subscribing(walk));
  await walksInTurn(walk, [cast.editor], composing(walk));
  const first = await newestEvent(walk);
  await isReturnedAndApproved(walk, first);
  await walksInTurn(walk, cast.trio, readingCard(walk, first));
  await fillsUp(walk, first);
  await changes(walk, first);
  await steers(walk);
  await comesToTheDoor(walk, first);
  await comesAfterwards(walk, first);
}

function subscribing(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  return [
    writes(walk, "/subscriptions"),
    writes(walk, "/start"),
    tap("sb:open"),
    tap("sb:subscribe"),
    tap("sb:refuse"),
    writes(walk, "/subscriptions"),
    tap("sb:subscribe"),
    tap("sb:agree"),
    tap("sb:kinds"),
    tap("sb:kind:FORUM:on"),
    tap("sb:kind:FORUM:off"),
    tap("sb:card"),
    tap("sb:regions"),
    tap("sb:region:KZ-19:on"),
    tap("sb:card"),
    tap("sb:tags"),
    tap("sb:tag:ANA:on"),
    tap("sb:tag:ANA:off"),
    tap("sb:card"),
    tap("sb:quiet"),
    tap("sb:quietHours:none"),
    tap("sb:pause"),
    tap("sb:pauseFor:week"),
    tap("sb:goOn"),
    tap("sb:stop"),
    tap("sb:resume"),
    tap("sb:agree"),
    ({ id }) => void walk.town.playground.block(id),
    ({ id }) => void walk.town.playground.unblock(id),
    tap("sb:stayAway"),
    tap("sb:resume"),
    tap("sb:agree"),
  ];
}

/** Goes back and forth through the questions, and answers the optional questions. */
function composing(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  const said = (text: string) => writes(walk, text);
  return [
    said("/compose"),
    tap("cm:new"),
    tap("cf:stop"),
    tap("cm:open"),
    tap("cf:choice:kind:CARAVAN"),
    said("Керуеннің дөңгелек үстелі"),
    tap("cf:back"),
    tap("cf:keep"),
    said("Круглый стол каравана"),
    said("Ауыл медиаторлары тәжірибе бөліседі. ".repeat(40)),
    said("Сельские медиаторы делятся опытом. ".repeat(40)),
    tap("cf:month"),
    tap("cf:blank"),
    tap("cf:day:startsAt:2026-11-20"),
    tap("cf:hour:startsAt:10"),
    tap("cf:time:startsAt:600"),
    said("20 November 17:00"),
    tap("cf:choice:venue:PLACE"),
    tap("cf:rooms"),
    tap("cf:region:place:KZ-75"),
    tap("cf:room"),
    tap("cf:wholeCountry"),
    ...change(walk, "tags", [tap("cf:tick:tags:ETHNO"), tap("cf:done:tags")]),
    ...change(walk, "place", [
      ({ id }) => void walk.town.playground.shareLocation(id, 43.25, 76.95),
      said("Абай даңғылы, 1"),
    ]),
    ...change(walk, "places", [tap("cf:none:places")]),
    ...change(walk, "places", [said("2")]),
    ...change(walk, "picture", [({ id }) => void walk.town.playground.sendPhoto(id)]),
    tap("cm:preview"),
    tap("cm:preview"),
    tap("cm:sample"),
    tap("cm:more"),
    tap("cm:toMe"),
    said("/compose"),
    tap("cm:open"),
    tap("cm:list"),
    tap("cm:open"),
    tap("cm:audience"),
    tap("cm:submit"),
    tap("cm:submitted"),
  ];
}

function change(walk: Walk, field: string, steps: readonly Step[]): Step[] {
  return [async (somebody) => presses(walk, `cm:change:${await newestEvent(walk)}:${field}`)(somebody), ...steps];
}

async function newestEvent({ town }: Walk): Promise<number> {
  return (await town.database.prisma.event.findFirstOrThrow({ orderBy: { id: "desc" } })).id;
}

/** The approver returns the event, and approves it when it is submitted again. */
async function isReturnedAndApproved(walk: Walk, event: number): Promise<void> {
  const { cast } = walk;
  const tap = (data: string) => presses(walk, data);
  const returning = [tap("ap:open"), tap("ap:look"), tap("ap:return"), tap("ap:reason")];
  await walksInTurn(walk, [cast.admin], returning);
  const again = [tap(`cm:open:${event}`), tap("cm:submit"), tap("cm:submitted")];
  await walksInTurn(walk, [cast.editor], again);
  await walksInTurn(walk, [cast.admin], [tap("ap:open"), tap("ap:approve")]);
  await walk.town.passes(1);
  await walk.town.passes(day / 2);
}

function readingCard(walk: Walk, event: number): Step[] {
  const tap = (data: string) => presses(walk, data);
  return [
    tap(`ev:calendar:${event}`),
    tap(`ev:more:${event}`),
    tap(`ev:map:${event}`),
    writes(walk, "/events"),
    tap("el:regions"),
    tap("el:list"),
    tap("el:kinds"),
    tap("el:list"),
    tap("el:months"),
    tap("el:list"),
    tap("el:mine"),
    ({ id }) => void walk.town.playground.inlineQuery(id, `event_${event}`),
  ];
}

/** An event with two seats: two people go, and a third waits and gets the seat of somebody who cancels. A fourth gives the consent. */
async function fillsUp(walk: Walk, event: number): Promise<void> {
  const { cast, town } = walk;
  const [first, second, third] = cast.trio;
  const [other, another] = cast.citizens.slice(cast.trio.length);
  if (!first || !second || !third || !other || !another) throw new Error("More people are needed.");
  const tap = (data: string) => presses(walk, data);
  const opens: Step = ({ id }) => void town.playground.openLink(id, `event_${event}`);
  const arrives: Step[] = [opens, (somebody) => tap(`p:language:${somebody.language}`)(somebody)];
  await walksInTurn(walk, [other], [...arrives, tap("ev:going"), tap("ev:agree")]);
  await walksInTurn(walk, [first], [opens, tap("ev:going")]);
  await walksInTurn(walk, [another], [...arrives, tap("ev:wait"), tap("ev:agreeToWait")]);
  await walksInTurn(walk, [second], [opens, tap("ev:wait")]);
  await walksInTurn(walk, [first], [tap("tk:show"), tap("ev:notGoing"), takesEffect(walk)]);
  // An offer that is made at night waits for the morning.
  await passesUntil(walk, 10);
  await walksInTurn(walk, [another], [tap("ev:going")]);
  await walksInTurn(walk, [third], [writes(walk, "/events"), tap("ev:open"), tap("ev:wait")]);
}

/** A change that is dropped, a change that an editor publishes, and a change of the text that an approver approves. */
async function changes(walk: Walk, event: number): Promise<void> {
  const { cast } = walk;
  const tap = (data: string) => presses(walk, data);
  const opens = [writes(walk, "/compose"), tap("cp:list"), tap(`cp:facts:${event}`), tap("cm:open")];
  const moves = change(walk, "endsAt", [writes(walk, "20 November 18:00")]);
  await walksInTurn(walk, [cast.editor], [...opens, ...moves, tap("cp:discard"), takesEffect(walk)]);
  await walksInTurn(walk, [cast.editor], [...opens, ...moves, tap("cp:publish"), tap("cp:publishNow")]);
  const rewrites = change(walk, "textEn", [writes(walk, "Rural mediators share their experience.")]);
  await walksInTurn(walk, [cast.editor], [...opens, ...rewrites, tap("cp:publish"), tap("cp:submitChange")]);
  await walksInTurn(walk, [cast.admin], [tap(`ap:open:${event}`), tap(`ap:approve:${event}`)]);
}

/** An announcement at night waits for the morning, so there is time to pause and to stop it. */
async function steers(walk: Walk): Promise<void> {
  const { cast, town } = walk;
  const tap = (data: string) => presses(walk, data);
  await walksInTurn(walk, cast.trio, [writes(walk, "/subscriptions"), tap("sb:quiet"), tap("sb:quietHours:21-9")]);
  const event = await shortEvent(walk);
  await passesUntil(walk, 22);
  await walksInTurn(walk, [cast.admin], [tap(`ap:open:${event}`), tap(`ap:approve:${event}`)]);
  await town.passes(1);
  const steps = ["an:pause", "an:resume", "an:stop", "an:keep", "an:stop", "an:stopped"].map(tap);
  await walksInTurn(walk, [cast.editor], steps);
  const cancelling = [writes(walk, "/compose"), tap("cp:list"), tap(`cp:facts:${event}`)];
  const [goer] = cast.trio;
  if (goer !== undefined) {
    const goes: Step[] = [({ id }) => void town.playground.openLink(id, `event_${event}`), tap("ev:going")];
    await walksInTurn(walk, [goer], goes);
  }
  await walksInTurn(walk, [cast.editor], [...cancelling, tap("cp:cancel"), tap("cp:cancelNow"), takesEffect(walk)]);
}

async function passesUntil({ town }: Walk, hour: number): Promise<void> {
  const { minutes } = localTimeOf(town.now());
  await town.passes((hour * 60 - minutes + day) % day);
}

async function shortEvent(walk: Walk): Promise<number> {
  const { cast } = walk;
  const tap = (data: string) => presses(walk, data);
  const said = (text: string) => writes(walk, text);
  await walksInTurn(
    walk,
    [cast.editor],
    [
      said("/compose"),
      tap("cm:new"),
      tap("cf:choice:kind:FORUM"),
      said("Форум"),
      said("Форум"),
      said("Кездесу"),
      said("Встреча"),
      said("25 November 10:00"),
      said("25 November 12:00"),
      tap("cf:choice:venue:ONLINE"),
      said("https://meet.example.kz/forum"),
      tap("cf:wholeCountry"),
      tap("cm:submit"),
      tap("cm:submitted"),
    ],
  );
  return newestEvent(walk);
}

const starts = new Date("2026-11-20T05:00:00Z");

/** The day of the event: reminders, tickets, a code that two events share, a person without a seat, walk-ins. */
async function comesToTheDoor(walk: Walk, event: number): Promise<void> {
  const { cast, town } = walk;
  const tap = (data: string) => presses(walk, data);
  const before = (minutes: number) => town.passes((starts.getTime() - town.now().getTime()) / 60_000 - minutes);
  await before(day - 1);
  await before(30);
  const [goer, other] = await codes(walk, event, "GOING");
  const [waiting] = await codes(walk, event, "WAITING");
  await sharesCode(walk, event, other ?? "");
  await walksInTurn(
    walk,
    [cast.editor],
    [
      writes(walk, "/door"),
      tap(`at:door:${event}`),
      tap("at:walkIn"),
      tap("at:walkIn"),
      tap("at:names"),
      tap("at:door"),
      tap("at:list"),
      writes(walk, goer ?? ""),
      writes(walk, other ?? ""),
      tap("at:came"),
      writes(walk, waiting ?? ""),
      tap("at:letIn"),
      tap("at:door"),
    ],
  );
}

async function codes({ town }: Walk, eventId: number, status: "GOING" | "WAITING"): Promise<string[]> {
  const rows = await town.database.prisma.registration.findMany({ where: { eventId, status }, orderBy: { id: "asc" } });
  return rows.map(({ code }) => code);
}

/** Another event on the same day, where somebody has the same code by chance. */
async function sharesCode({ town }: Walk, eventId: number, code: string): Promise<void> {
  const { prisma } = town.database;
  const { id: _, draft, facts, results, ...event } = await prisma.event.findUniqueOrThrow({ where: { id: eventId } });
  const twin = await prisma.event.create({ data: { ...event, taken: 1, facts: facts ?? {} } });
  const { personId } = await prisma.registration.findFirstOrThrow({ where: { eventId, code } });
  await prisma.registration.create({
    data: { eventId: twin.id, personId, status: "GOING", code, registeredAt: town.now() },
  });
}

/** Participants rate the event. The editor sends them the results and looks at the figures. */
async function comesAfterwards(walk: Walk, event: number): Promise<void> {
  const { cast, town } = walk;
  const tap = (data: string) => presses(walk, data);
  await town.passes(day);
  const came = await town.database.prisma.registration.findFirstOrThrow({
    where: { eventId: event, status: "ATTENDED" },
    select: { person: { select: { telegramId: true } } },
  });
  const guest = cast.all.find(({ id }) => BigInt(id) === came.person.telegramId) ?? cast.editor;
  await walksInTurn(walk, [guest], [tap("tk:rate")]);
  const writesDown = (language: string, text: string): Step[] => [
    tap(`at:write:${event}:${language}`),
    writes(walk, text),
  ];
  await walksInTurn(
    walk,
    [cast.editor],
    [
      writes(walk, "/door"),
      tap("at:past"),
      tap(`at:door:${event}`),
      tap("at:results"),
      tap(`at:write:${event}:kk`),
      tap("rf:stop"),
      ...writesDown("kk", "Жеті ұсыным қабылданды."),
      ...writesDown("ru", "Приняты семь рекомендаций."),
      tap("at:send"),
      writes(walk, "/door"),
      tap("at:figures"),
      writes(walk, "/figures"),
    ],
  );
  await town.passes(day);
}
