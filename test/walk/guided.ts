import type { Town } from "../harness/town.ts";
import { adminId, type Cast, ownRegion, type Walker } from "./cast.ts";
import { casework, overview } from "./guided-casework.ts";
import { walkClosing } from "./guided-closing.ts";
import { walkEvents } from "./guided-events.ts";
import { changesHands } from "./guided-handover.ts";
import { walkUnderAge } from "./guided-minors.ts";
import { keepsQuiet } from "./guided-quiet.ts";
import { walkSides } from "./guided-sides.ts";
import { afterAnHour, asMediator, asParty, doNotReachEachOther } from "./guided-talks.ts";
import type { Hands } from "./hands.ts";
import type { Secrets } from "./secrets.ts";

export interface Walk {
  town: Town;
  cast: Cast;
  hands: Hands;
  secrets: Secrets;
}

/** A single act of a person. */
export type Step = (somebody: Walker) => void | Promise<void>;

/** Walks the journeys of every role, so that everything is reached before chance takes over. */
export async function walkGuided(walk: Walk): Promise<void> {
  const { town, cast } = walk;
  const [first, second, third] = cast.trio;
  if (first === undefined || second === undefined || third === undefined) throw new Error("Three are needed.");
  await walksInTurn(walk, cast.trio, firstReport(walk));
  await walksInTurn(
    walk,
    [cast.admin],
    [
      (somebody) => void town.playground.openLink(somebody.id, "nothing"),
      untold(walk),
      presses(walk, "p:language:ru"),
      presses(walk, "i:forget"),
    ],
  );
  await answersOffers(walk, first, second);
  await walksInTurn(walk, [cast.coordinator], await overview(walk));
  await walksInTurn(walk, [second], [...report(walk, "NEIGHBOURS", []), presses(walk, "f:openCase:add")]);
  await walksInTurn(walk, [first, third], [...report(walk, "NEIGHBOURS", []), presses(walk, "f:openCase:new")]);
  await fallsSilent(walk);
  await walksInTurn(walk, [second], withdrawal(walk));
  // Apart from each other, so that the alarms and the cases come in the same order.
  for (const each of [first, second]) await walksInTurn(walk, [each], report(walk, "FAMILY", ["VIOLENCE"]));
  await reviews(walk);
  await walksInTurn(walk, [cast.mediators[0] ?? first], duty(walk));
  await walksInTurn(walk, [first], aside(walk));
  await invites(walk);
  await walkEvents(walk);
  await walksInTurn(walk, [second], [writes(walk, "/start"), untold(walk)]);
  await walkClosing(walk);
  await walkUnderAge(walk);
  await walkSides(walk);
  await town.passes(25 * 60);
}

/** A story that no question has asked for. */
function untold(walk: Walk): Step {
  return writes(walk, ({ id }) => walk.secrets.story(id, "Көршіміз біздің жерге қоршау салып алды"));
}

export async function walksInTurn({ town }: Walk, people: readonly Walker[], steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    for (const somebody of people) await step(somebody);
    await town.settles();
  }
}

export function presses({ hands }: Walk, data: string): Step {
  return ({ id }) => hands.press(id, data);
}

export function writes({ town }: Walk, text: string | ((somebody: Walker) => string)): Step {
  return (somebody) => void town.playground.sendText(somebody.id, typeof text === "string" ? text : text(somebody));
}

/** The minute passes in which an act can be taken back. */
export function takesEffect({ town }: Walk): Step {
  return () => town.takesEffect();
}

/** Answers every question, and goes back and forth through some of them. */
function firstReport(walk: Walk): Step[] {
  const { town, secrets } = walk;
  const tap = (data: string) => presses(walk, data);
  return [
    (somebody) => void town.playground.openLink(somebody.id, "report"),
    (somebody) => tap(`p:language:${somebody.language}`)(somebody),
    tap("f:danger:yes"),
    tap("qm:offered"),
    tap("ct:wanted"),
    tap("f:safety:safe"),
    tap("f:adult:no"),
    writes(walk, "/report"),
    tap("f:danger:no"),
    tap("f:back:name"),
    tap("f:danger:no"),
    untold(walk),
    writes(walk, "?!"),
    writes(walk, ({ id }) => secrets.name(id)),
    writes(walk, "иә"),
    tap("f:consent:yes"),
    writes(walk, ({ id }) => secrets.story(id, "Бұл жазылмайды")),
    tap("f:story:again"),
    writes(walk, ({ id }) => secrets.story(id, "Сосед поставил забор на нашем участке.")),
    ({ id }) =>
      void town.playground.sendAlbum(id, [{ kind: "photo", caption: secrets.story(id, "Міне") }, { kind: "photo" }]),
    tap("f:story:done"),
    tap("f:page:kind:1"),
    tap("f:kind:NEIGHBOURS"),
    tap("f:remit:VIOLENCE"),
    tap("f:remitDone"),
    tap("f:back:verdict"),
    tap("f:remit:VIOLENCE"),
    tap("f:page:remit:1"),
    tap("f:page:remit:0"),
    tap("f:remitDone"),
    tap("f:otherSide:NO"),
    tap("f:back:region"),
    tap("f:otherSide:YES"),
    tap("f:share"),
    writes(walk, "Abai"),
    tap("f:otherPlace"),
    writes(walk, "мен Каскеленде тұрамын"),
    tap("f:back:languages"),
    tap("f:page:region:1"),
    tap("f:page:region:2"),
    tap("f:page:region:1"),
    tap(`f:region:${ownRegion}`),
    tap("f:district"),
    tap("f:format:PHONE"),
    tap("f:woman"),
    tap("f:woman"),
    tap("f:page:languages:1"),
    tap("f:language:uz"),
    tap("f:page:languages:0"),
    tap("f:languages"),
    tap("f:phone:share"),
    writes(walk, ({ id }) => secrets.phone(id)),
    tap("f:page:summary:1"),
    tap("f:page:summary:0"),
    tap("f:page:summary:1"),
    tap("f:change:languages"),
    tap("f:languages"),
    tap("f:send"),
  ];
}

/** Files a report with few answers. If there is an open case of the same kind, it ends at the question about that case. */
export function report(walk: Walk, kind: string, remit: readonly string[]): Step[] {
  const { town, secrets } = walk;
  const tap = (data: string) => presses(walk, data);
  return [
    writes(walk, "/report"),
    tap("f:danger:no"),
    writes(walk, ({ id }) => secrets.name(id)),
    tap("f:consent:yes"),
    ({ id }) =>
      void town.playground.sendAlbum(id, [
        { kind: "photo" },
        { kind: "document", caption: secrets.story(id, "қағаз") },
      ]),
    // The album is acknowledged by a job, a moment after its last file.
    () => town.passes(0.05),
    writes(walk, ({ id }) => secrets.story(id, "Ал енді сөзбен.")),
    tap("f:story:done"),
    tap(`f:kind:${kind}`),
    ...remit.map((rule) => tap(`f:remit:${rule}`)),
    tap("f:remitDone"),
    ...(remit.length > 0 ? [tap("f:verdict:yes")] : []),
    tap("f:otherSide:UNKNOWN"),
    writes(walk, "Талғр"),
    tap("f:place"),
    tap("f:languages"),
    tap("f:phone:none"),
    tap("f:send"),
  ];
}

/** The mediator to whom this person's newest case is offered. */
async function asked({ town, cast }: Walk, { id }: Walker): Promise<Walker> {
  const offer = await town.database.prisma.offer.findFirstOrThrow({
    where: { status: "OFFERED", case: { person: { telegramId: BigInt(id) } } },
    orderBy: { id: "desc" },
    select: { mediator: { select: { telegramId: true } } },
  });
  const mediator = cast.mediators.find((mediator) => BigInt(mediator.id) === offer.mediator.telegramId);
  if (mediator === undefined) throw new Error("The mediator does not belong to the cast.");
  return mediator;
}

/** The first case is declined, accepted and given back; the second one is accepted. */
async function answersOffers(walk: Walk, first: Walker, second: Walker): Promise<void> {
  const ofFirst = async (...data: string[]) => {
    const mediator = await asked(walk, first);
    const steps = data.map((each) => presses(walk, each));
    await walksInTurn(walk, [mediator], steps);
  };
  const offerOf = async (somebody: Walker) => {
    const { id, caseId } = await walk.town.database.prisma.offer.findFirstOrThrow({
      where: { status: "OFFERED", case: { person: { telegramId: BigInt(somebody.id) } } },
      orderBy: { id: "desc" },
    });
    return { id, caseId };
  };
  const declined = (await offerOf(first)).id;
  const declines = [`o:decline:${declined}`, `o:reason:${declined}:BUSY`];
  await ofFirst(`o:decline:${declined}`, `o:keep:${declined}`, ...declines, "u:undo", ...declines);
  await walk.town.takesEffect();
  const { id, caseId } = await offerOf(first);
  await ofFirst(`o:accept:${id}`, `o:open:${caseId}`, `w:giveBack:${caseId}`, `w:backFor:${caseId}:ILLNESS`);
  await walk.town.takesEffect();
  const taker = await asked(walk, second);
  await walksInTurn(walk, [taker], [presses(walk, `o:accept:${(await offerOf(second)).id}`)]);
  await walksInTurn(walk, [taker], casework(walk));
  await walksInTurn(walk, [second], asParty(walk));
  await walksInTurn(walk, [taker], asMediator(walk));
  await keepsQuiet(walk, second, taker);
  await walk.town.passes(61);
  await walksInTurn(walk, [second], afterAnHour(walk));
  await doNotReachEachOther(walk, second, taker);
  await changesHands(walk, second, taker);
}

/** Nobody answers: reminders, the next mediators, and finally the coordinator, who chooses a mediator. */
async function fallsSilent(walk: Walk): Promise<void> {
  const { town, cast } = walk;
  for (let round = 0; round < 4; round += 1) {
    await town.passes(61);
    await town.passes(60);
  }
  const tap = (data: string) => presses(walk, data);
  const steps = [writes(walk, "/queue"), tap("q:case"), tap("q:choose"), tap("q:assign"), tap("q:list")];
  await walksInTurn(walk, [cast.coordinator], steps);
}

export function withdrawal(walk: Walk): Step[] {
  const { town } = walk;
  const tap = (data: string) => presses(walk, data);
  return [
    writes(walk, "/start"),
    tap("c:mine"),
    tap("c:case"),
    tap("i:add"),
    ({ id }) => void town.playground.sendAlbum(id, [{ kind: "photo" }, { kind: "photo" }]),
    () => town.passes(0.05),
    tap("ad:done"),
    writes(walk, "/cases"),
    tap("c:case"),
    tap("x:ask"),
    tap("x:yes"),
    writes(walk, "/cases"),
    takesEffect(walk),
  ];
}

/** A coordinator reads two cases before anybody else: one suits, the other does not. */
async function reviews(walk: Walk): Promise<void> {
  const { town, cast } = walk;
  const waiting = await town.database.prisma.case.findMany({ where: { review: true }, orderBy: { id: "asc" } });
  const [suits, unsuitable] = waiting.map(({ id }) => id);
  const tap = (data: string) => presses(walk, data);
  await walksInTurn(
    walk,
    [cast.coordinator],
    [
      tap("al:take"),
      tap("al:ask"),
      writes(walk, "/queue"),
      tap(`q:case:${suits}`),
      tap(`q:read:${suits}`),
      tap(`q:askToCall:${suits}`),
      tap(`q:case:${suits}`),
      tap(`q:suits:${suits}`),
      writes(walk, "/queue"),
      tap(`q:case:${unsuitable}`),
      tap(`ta:deskOf:${unsuitable}`),
      writes(walk, "Ісіңізді қарап жатырмыз"),
      writes(walk, "/queue"),
      tap(`q:case:${unsuitable}`),
      tap(`q:abuse:${unsuitable}`),
      tap(`q:case:${unsuitable}`),
      tap(`q:unsuitable:${unsuitable}`),
      tap(`q:close:${unsuitable}`),
      takesEffect(walk),
    ],
  );
  // The coordinator has asked both whether they may be called: for a case and for an alarm.
  await walksInTurn(walk, cast.trio.slice(0, 2), [tap("cq:answer")]);
}

function duty(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  return [
    writes(walk, "/start"),
    tap("w:list"),
    tap("h:home"),
    tap("w:onDuty"),
    tap("w:duty:off"),
    tap("w:duty:on"),
    tap("w:leave:7"),
    tap("w:leave:0"),
    tap("w:limit"),
    tap("w:fields"),
    tap("w:field:MONEY:on"),
    tap("w:field:MONEY:off"),
    writes(walk, "/duty"),
  ];
}

/** The screens for everybody, and a report that is paused, continued and dropped. */
function aside(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  return [
    writes(walk, "/room"),
    tap("l:share"),
    tap("l:region"),
    tap("l:place"),
    tap("l:find"),
    tap("h:home"),
    tap("p:help"),
    writes(walk, "/help"),
    writes(walk, "/about"),
    tap("h:home"),
    tap("p:about"),
    tap("h:home"),
    tap("p:languages"),
    tap("p:language:kk"),
    writes(walk, "/language"),
    tap("p:language:kk"),
    tap("i:report"),
    tap("f:danger:no"),
    tap("f:stop"),
    tap("i:report"),
    tap("f:stop"),
    tap("i:drop"),
    takesEffect(walk),
    untold(walk),
    tap("i:begin"),
    tap("f:danger:no"),
    tap("f:stop"),
    tap("i:drop"),
    takesEffect(walk),
  ];
}

/** The administrator makes a link, and somebody joins with it. */
async function invites(walk: Walk): Promise<void> {
  const { town, cast } = walk;
  const tap = (data: string) => presses(walk, data);
  await walksInTurn(
    walk,
    [cast.admin],
    [
      writes(walk, "/staff"),
      tap("h:home"),
      tap("d:invite"),
      tap("d:role:MEDIATOR"),
      tap("d:region"),
      tap("d:languages"),
      // The first language is already ticked, and at least one has to be.
      tap("d:language"),
      tap("d:language"),
      tap("d:profile"),
      tap("d:mark"),
      tap("d:make"),
    ],
  );
  const link = linksOf(town).at(-1) ?? "staff_none";
  const joiner = cast.citizens.at(-1) ?? cast.admin;
  await walksInTurn(
    walk,
    [joiner],
    [({ id }) => void town.playground.openLink(id, link), tap("p:language:kk"), tap("d:join")],
  );
}

/** The payloads of the links that the administrator was given. */
export function linksOf({ playground }: Town): string[] {
  return playground.chat(adminId).messages.flatMap(({ text }) => /start=(staff_[\w-]+)/.exec(text)?.[1] ?? []);
}
