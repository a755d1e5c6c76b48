import { setTimeout as sleep } from "node:timers/promises";
import type { Playground } from "../../src/playground/server.ts";
import type { Chance } from "../walk/random.ts";
import type { Secrets } from "../walk/secrets.ts";

/** What a person answered, to be compared with what was filed. */
export interface Told {
  id: number;
  name: string;
  story: string;
  /** What a hasty person wrote right before saying that this was all. */
  more: string;
  kind: string;
  district: string;
  phone: string | null;
  /** "waiting at f:adult:yes": where their telling stands; null: the number was read. */
  stands: string | null;
}

export interface Citizens {
  told: readonly Told[];
  /** New people come as long as this is not called. */
  close(): void;
  /** Resolves when everybody has read a number; false if somebody still waits after the time limit. */
  finished(patienceMs: number): Promise<boolean>;
}

const kinds = ["FAMILY", "NEIGHBOURS", "MONEY", "WORK", "OTHER"] as const;
const lookMs = 25;
const firstId = 20_000;

/**
 * People who come, tell a conflict, each in their own words, and go; `width` of them at a time.
 * @param thinkMs before each tap
 * @param hasty they do not wait until what they wrote has arrived
 */
export function startCitizens(
  playground: Playground,
  chance: Chance,
  secrets: Secrets,
  width: number,
  thinkMs = 0,
  hasty = false,
): Citizens {
  const told: Told[] = [];
  let open = true;
  let nextId = firstId;

  async function lives(): Promise<void> {
    while (open) {
      nextId += 1;
      const id = nextId;
      playground.addPerson({ id, firstName: "Азамат", languageCode: "kk", role: "citizen" });
      const one: Told = {
        id,
        name: secrets.name(id),
        story: "",
        more: "",
        kind: "",
        district: "",
        phone: null,
        stands: "start",
      };
      told.push(one);
      await tells(one);
    }
  }

  async function tells(one: Told): Promise<void> {
    const { id } = one;
    playground.openLink(id, "report");
    await taps(one, "p:language:kk");
    await taps(one, "f:danger:no");
    await taps(one, "f:adult:yes");
    await writes(one, one.name);
    await taps(one, "f:consent:yes");
    one.story = secrets.story(id, "Көршімен дау");
    await writes(one, one.story);
    if (hasty) {
      await sees(id, "f:story:done");
      one.more = secrets.story(id, "Тағы бір жайт");
      playground.sendText(id, one.more);
    }
    await taps(one, "f:story:done");
    one.kind = chance.pick(kinds);
    await taps(one, `f:kind:${one.kind}`);
    await taps(one, "f:remitDone");
    await taps(one, "f:region:");
    one.district = (await taps(one, "f:district:")).split(":").at(-1) ?? "";
    await taps(one, "f:languages");
    await taps(one, "f:formats");
    if (chance.percent(50)) {
      await taps(one, "f:phone:share");
      one.phone = secrets.phone(id);
      await writes(one, one.phone);
    } else await taps(one, "f:phone:none");
    await taps(one, "f:send");
    one.stands = "waiting for the number";
    while (!hasNumber(id)) {
      await sleep(lookMs);
      // What the version before has summed up is asked for the other side first, and summed up again.
      if (await answersOtherSide(id)) await sendsAgain(one);
    }
    one.stands = null;
  }

  /** The old summary's button may be pressed: it does nothing, and another is chosen a second later. */
  async function sendsAgain(one: Told): Promise<void> {
    while (!hasNumber(one.id)) {
      await taps(one, "f:send");
      for (let waitedMs = 0; waitedMs < 1000 && !hasNumber(one.id); waitedMs += lookMs) await sleep(lookMs);
    }
  }

  function hasNumber(chat: number): boolean {
    return playground.chat(chat).messages.some(({ fromBot, text }) => fromBot && /\d{4}-\d{6}/.test(text));
  }

  /** Presses a button of this kind as soon as it is there. @returns its data */
  async function taps(one: Told, kind: string): Promise<string> {
    one.stands = `waiting for ${kind}`;
    await sleep(thinkMs);
    for (;;) {
      await sleep(lookMs);
      // All of them: where a message came five times because its answers were lost, the first one may be the one that goes on.
      const fitting = buttonsOf(one.id, kind);
      if (fitting.length === 0) {
        await answersOtherSide(one.id);
        continue;
      }
      const { id, data } = chance.pick(fitting);
      // What they write next waits for what this tap brings: by webhook a message could overtake it.
      seen.set(one.id, answers.get(one.id) ?? 0);
      playground.press(one.id, id, data);
      return data;
    }
  }

  /** Asked for at other places too: the version before does not ask it, and this one asks when it takes up such a report. */
  async function answersOtherSide(chat: number): Promise<boolean> {
    const [asked] = buttonsOf(chat, "f:otherSide:YES");
    if (asked === undefined) return false;
    playground.press(chat, asked.id, asked.data);
    const until = Date.now() + 2000;
    while (buttonsOf(chat, "f:otherSide:YES").length > 0 && Date.now() < until) await sleep(lookMs);
    return true;
  }

  function buttonsOf(chat: number, kind: string): { id: number; data: string }[] {
    const seen = playground
      .chat(chat)
      .messages.flatMap(({ id, fromBot, buttons }) =>
        fromBot ? buttons.flat().map(({ callback_data: data = "" }) => ({ id, data })) : [],
      );
    return seen.filter(({ data }) => data === kind || data.startsWith(kind.endsWith(":") ? kind : `${kind}:`));
  }

  async function sees(chat: number, kind: string): Promise<void> {
    while (buttonsOf(chat, kind).length === 0) await sleep(lookMs);
  }

  /** Writes when the bot has said something since the last answer. */
  async function writes(one: Told, text: string): Promise<void> {
    one.stands = "waiting for a question to write to";
    await said(one.id);
    playground.sendText(one.id, text);
  }

  const answers = new Map<number, number>();
  const seen = new Map<number, number>();
  const forget = playground.onCall(({ method, params, ok }) => {
    if (ok && /^(send|edit)/.test(method))
      answers.set(Number(params.chat_id), (answers.get(Number(params.chat_id)) ?? 0) + 1);
  });

  async function said(id: number): Promise<void> {
    while ((answers.get(id) ?? 0) <= (seen.get(id) ?? 0)) await sleep(lookMs);
    seen.set(id, answers.get(id) ?? 0);
  }

  const living = Promise.all(Array.from({ length: width }, lives));
  return {
    told,
    close: () => {
      open = false;
    },
    async finished(patienceMs) {
      open = false;
      const late = sleep(patienceMs, false, { ref: false });
      const all = await Promise.race([living.then(() => true), late]);
      forget();
      return all;
    },
  };
}
