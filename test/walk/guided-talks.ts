import type { Walker } from "./cast.ts";
import { presses, type Step, type Walk, walksInTurn, writes } from "./guided.ts";

const number = "8 701 234 56 78";

/** What an applicant does in a talk, with one open case. */
export function asParty(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  const { town } = walk;
  return [
    writes(walk, "Кеше не болғанын айтайын"),
    ({ id }) => void town.playground.sendAlbum(id, [{ kind: "photo" }, { kind: "photo" }]),
    writes(walk, `Менің нөмірім ${number}`),
    tap("ta:send"),
    writes(walk, `Тағы бір нөмір ${number}`),
    tap("ta:drop"),
    ({ id }) => void town.playground.sendAlbum(id, [{ kind: "document" }, { kind: "document" }]),
    ({ id }) => void town.playground.sendSticker(id),
    writes(walk, "/cases"),
    tap("c:case"),
    tap("ta:desk"),
    writes(walk, "Үйлестірушіге сұрағым бар"),
    // The album before it is complete now, and its author is asked about the names of its files.
    tap("ta:send"),
    tap("ta:write"),
    writes(walk, "Медиаторға да айтайын"),
    writes(walk, "↩️ Соңғы хабарды қайтарып алу"),
    writes(walk, "✖️ Жазуды тоқтату"),
    // Two talks are open and none is entered: somebody has to choose.
    writes(walk, "Бұл кімге?"),
    tap("ta:to"),
    // The choice has entered that talk, so they leave it again.
    writes(walk, "✖️ Жазуды тоқтату"),
    writes(walk, "Мұны кейін таңдаймын"),
  ];
}

/** What a mediator does in the talk. */
export function asMediator(walk: Walk): Step[] {
  const tap = (data: string) => presses(walk, data);
  return [
    tap("ta:write"),
    writes(walk, "Сізді тыңдап отырмын"),
    tap("tp:phrases"),
    tap("tp:stop"),
    writes(walk, "/work"),
    tap("k:card"),
    tap("tl:opening"),
    writes(walk, "/work"),
    tap("k:card"),
    tap("tl:stop"),
    tap("tl:resume"),
  ];
}

/** What is said does not arrive: the party has blocked the bot, then takes no voice messages; then the mediator has blocked the bot. */
export async function doNotReachEachOther(walk: Walk, party: Walker, mediator: Walker): Promise<void> {
  const { town } = walk;
  const { playground } = town;
  const tap = (data: string) => presses(walk, data);
  /** A job tells the authors of what did not arrive. */
  const minute = () => town.passes(1);
  await walksInTurn(
    walk,
    [mediator],
    [
      tap("ta:write"),
      () => playground.block(party.id),
      writes(walk, "Хабарыма жауап күтіп отырмын"),
      minute,
      () => playground.unblock(party.id),
      () => refusesVoice(walk, party, true),
      ({ id }) => void playground.sendVoice(id, { duration: 4 }),
      minute,
      tap("ta:asFile"),
      () => refusesVoice(walk, party, false),
      writes(walk, "Енді естіп отырсыз ба?"),
    ],
  );
  playground.block(mediator.id);
  await walksInTurn(walk, [party], [tap("ta:write"), writes(walk, "Иә, естіп отырмын"), minute]);
  playground.unblock(mediator.id);
  await town.settles();
}

/** Only accounts with Premium can refuse voice messages. */
function refusesVoice({ town: { playground } }: Walk, { id }: Walker, refuses: boolean): void {
  for (const person of playground.people()) if (person.id === id) person.premium = true;
  playground.refuseVoice(id, refuses);
}

/** The question about a message has waited for an hour. */
export function afterAnHour(walk: Walk): Step[] {
  return [presses(walk, "ta:askAgain"), presses(walk, "ta:drop")];
}
