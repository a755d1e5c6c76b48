import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import type { Message } from "../../src/playground/wire.ts";
import type { SentKind } from "../harness/correspondent.ts";
import { openTestDatabase } from "../harness/database.ts";
import type { Town, Townsperson } from "../harness/town.ts";
import { copiesOf, joinTown, openTalkingTown, type Staff } from "./talking.ts";

// Every kind of message × every way of addressing: who has a copy afterwards is what the pure function says, and nothing of its author is in it.

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** These go at once. */
const plain = ["voice", "videoNote", "photo", "video", "animation", "location", "liveLocation", "venue"] as const;
/** These show something, and go after their author has agreed. */
const telling = ["contact", "document", "audio"] as const;
/** The name with which a file is sent, if its kind has one. */
const named: readonly SentKind[] = ["document", "audio"];
/** The same, but they cannot be replies to a message of this chat. */
const fromElsewhere = ["forwarded", "replyElsewhere", "replyToStory"] as const;

interface Scene {
  town: Town;
  citizen: Townsperson;
  second: Townsperson;
  mediator: Staff;
  coordinator: Staff;
}

/** Айгүл and Марат have the same mediator, Ерлан; Сәуле coordinates. */
async function openScene(receiving: "polling" | "webhook"): Promise<Scene> {
  const { town, citizen, mediator } = await openTalkingTown(database, { receiving });
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  const second = await joinTown(town, mediator, "Марат");
  await second.writes("Менің үйімнің шатыры ағып тұр.");
  await citizen.writes("Көршім қоршауды жылжытты.");
  town.jumps(1);
  return { town, citizen, second, mediator, coordinator };
}

type Reader = "citizen" | "second" | "mediator" | "coordinator";

interface Way {
  author: "citizen" | "mediator";
  /** What they do before they send. */
  before?: (scene: Scene) => Promise<void>;
  /** The text of the message to which they reply. */
  replyTo?: string;
  /** They choose who reads it. */
  chooses?: string;
  readers: Reader[];
}

const ways: Record<string, Way> = {
  "the only talk": { author: "citizen", readers: ["mediator"] },
  "a reply to the first": { author: "mediator", replyTo: "қоршауды", readers: ["citizen"] },
  "a reply to the second, though the first is entered": {
    author: "mediator",
    before: ({ mediator }) => mediator.presses("ta:write:1"),
    replyTo: "шатыры",
    readers: ["second"],
  },
  "the entered talk": {
    author: "mediator",
    before: async ({ mediator, town }) => {
      await mediator.presses("ta:write:2");
      town.jumps(0.1);
    },
    readers: ["second"],
  },
  "the entered desk": {
    author: "citizen",
    before: async ({ citizen, town }) => {
      await citizen.writes("/cases");
      await citizen.presses("c:case");
      await citizen.presses("ta:desk");
      town.jumps(0.1);
    },
    readers: ["coordinator"],
  },
  "asked, and the second is chosen": { author: "mediator", chooses: "2", readers: ["second"] },
  "a closed talk": {
    author: "mediator",
    before: async ({ town }) => {
      await database.prisma.case.updateMany({
        where: { id: 1 },
        data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() },
      });
    },
    replyTo: "қоршауды",
    readers: [],
  },
  "a form": { author: "citizen", before: ({ citizen }) => citizen.writes("/report"), readers: [] },
};

describe.each(["polling", "webhook"] as const)("by %s", (receiving) => {
  test.each(Object.entries(ways))("%s", { timeout: 90_000 }, async (_, way) => {
    const scene = await openScene(receiving);
    const author = scene[way.author];
    const caseIds = await database.prisma.case.findMany({ orderBy: { id: "asc" }, select: { id: true } });
    expect(caseIds).toHaveLength(2);
    await way.before?.(scene);
    const kinds: readonly SentKind[] = [...plain, ...telling, ...(way.replyTo === undefined ? fromElsewhere : [])];
    for (const kind of kinds) {
      const before = counts(scene);
      const place = way.replyTo === undefined ? {} : { replyTo: author.finds(way.replyTo).id };
      await author.sends(kind, { ...place, ...(named.includes(kind) ? { fileName: "менің-атым.pdf" } : {}) });
      if (way.chooses !== undefined) {
        expect(got(scene, before), `${kind} before a choice`).toEqual([]);
        await choosesReader(author, way.chooses);
      }
      if (way.readers.length > 0 && !plain.some((each) => each === kind)) {
        expect(got(scene, before), `${kind} before its author has agreed`).toEqual([]);
        await author.presses("ta:send");
      }
      expect(got(scene, before), kind).toEqual(way.readers);
      for (const reader of way.readers) expectNothingOf(author, copiesOf(scene.town, scene[reader]).at(-1), kind);
      if (way.chooses !== undefined) await author.writes("✖️ Жазуды тоқтату");
      scene.town.jumps(0.1);
    }
  });
});

const everybody = ["citizen", "second", "mediator", "coordinator"] as const;

function counts(scene: Scene): Record<Reader, number> {
  const count = (reader: Reader) => copiesOf(scene.town, scene[reader]).length;
  return {
    citizen: count("citizen"),
    second: count("second"),
    mediator: count("mediator"),
    coordinator: count("coordinator"),
  };
}

/** Who has more copies than before. */
function got(scene: Scene, before: Record<Reader, number>): Reader[] {
  const now = counts(scene);
  return everybody.filter((reader) => now[reader] > before[reader]);
}

async function choosesReader(author: Townsperson, talk: string): Promise<void> {
  const asked = author
    .screen()
    .findLast(({ buttons }) => buttons.flat().some(({ callback_data: data }) => data?.startsWith("ta:to")));
  const data = asked?.buttons.flat().find((button) => button.callback_data?.endsWith(`:${talk}`))?.callback_data;
  if (data === undefined) throw new Error("Nobody is asked who should read it.");
  await author.presses(data);
}

function expectNothingOf(author: Townsperson, copy: Message | undefined, kind: SentKind): void {
  expect(copy, kind).toBeDefined();
  const { chat: _, from: __, reply_to_message: ___, reply_markup: ____, ...shown } = copy ?? ({} as Message);
  const text = JSON.stringify(shown);
  expect(text, kind).not.toMatch(new RegExp(`(?<!\\d)${author.id}(?!\\d)`));
  for (const origin of ["forward_origin", "external_reply", "quote", "user_id", "text_mention"]) {
    expect(shown, kind).not.toHaveProperty(origin);
  }
  if (!named.includes(kind)) expect(text, kind).not.toContain("менің-атым");
}
