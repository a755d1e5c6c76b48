import { setTimeout as sleep } from "node:timers/promises";
import type { Playground } from "../../src/playground/server.ts";
import type { Chance } from "../walk/random.ts";
import type { Secrets } from "../walk/secrets.ts";

/** What a person has answered, to be compared with the filed case. */
export interface CitizenReport {
  id: number;
  name: string;
  story: string;
  /** What a hasty person wrote right before the end of the story. */
  more: string;
  kind: string;
  district: string;
  phone: string | null;
  /** What the person waits for, for example "f:consent:yes"; null after they have read the number. */
  waitingFor: string | null;
}

export interface Citizens {
  reports: readonly CitizenReport[];
  /** Stops new people from coming. */
  close(): void;
  /** Resolves when everybody has read a number, or with false if somebody still waits after `patienceMs`. */
  finished(patienceMs: number): Promise<boolean>;
}

/** Answers to questions that this version or the version before it does not ask. */
const inOneVersion = ["f:otherSide:YES", "f:adult:yes", "f:formats"];
const lookMs = 25;
const firstId = 20_000;

/**
 * Starts people who report a conflict, each with a different story, and leave: `width` people at a time.
 * @param thinkMs the pause before each tap
 * @param hasty people do not wait until the bot has received what they wrote
 */
export function startCitizens(
  playground: Playground,
  chance: Chance,
  secrets: Secrets,
  width: number,
  thinkMs = 0,
  hasty = false,
): Citizens {
  const reports: CitizenReport[] = [];
  let open = true;
  let nextId = firstId;

  async function sendPeople(): Promise<void> {
    while (open) {
      nextId += 1;
      const id = nextId;
      playground.addPerson({ id, firstName: "Азамат", languageCode: "kk", role: "citizen" });
      const report: CitizenReport = {
        id,
        name: secrets.name(id),
        story: "",
        more: "",
        kind: "",
        district: "",
        phone: null,
        waitingFor: "the start",
      };
      reports.push(report);
      await fillIn(report);
    }
  }

  async function fillIn(report: CitizenReport): Promise<void> {
    const { id } = report;
    playground.openLink(id, "report");
    await taps(report, "p:language:kk");
    await taps(report, "f:danger:no");
    await tapsIfAsked(report, "f:adult:yes", "f:adult:no");
    await writes(report, report.name);
    await taps(report, "f:consent:yes");
    report.story = secrets.story(id, "Көршімен дау");
    await writes(report, report.story);
    if (hasty) {
      await sees(id, "f:story:done");
      report.more = secrets.story(id, "Тағы бір жайт");
      playground.sendText(id, report.more);
    }
    await taps(report, "f:story:done");
    report.kind = (await taps(report, "f:kind:")).split(":").at(-1) ?? "";
    await taps(report, "f:remitDone");
    await tapsIfAsked(report, "f:page:region:1", "f:region:");
    await taps(report, "f:region:");
    report.district = (await taps(report, "f:district:")).split(":").at(-1) ?? "";
    await taps(report, "f:languages");
    await tapsIfAsked(report, "f:formats", "f:phone:");
    if (chance.percent(50)) {
      await taps(report, "f:phone:share");
      report.phone = secrets.phone(id);
      await writes(report, report.phone);
    } else await taps(report, "f:phone:none");
    await taps(report, "f:send");
    report.waitingFor = "the number";
    while (!hasNumber(id)) {
      await sleep(lookMs);
      // A report that the previous version has summed up is first asked about the other side, and then summed up again.
      if (await answersWhatOneAsks(id)) await sendsAgain(report);
    }
    report.waitingFor = null;
  }

  /** Sends the report again. The button of the old summary does nothing, and then another button is tried a second later. */
  async function sendsAgain(report: CitizenReport): Promise<void> {
    while (!hasNumber(report.id)) {
      await taps(report, "f:send");
      for (let waitedMs = 0; waitedMs < 1000 && !hasNumber(report.id); waitedMs += lookMs) await sleep(lookMs);
    }
  }

  function hasNumber(chat: number): boolean {
    return playground.chat(chat).messages.some(({ fromBot, text }) => fromBot && /\d{4}-\d{6}/.test(text));
  }

  /** Presses a button of this kind as soon as there is one. @returns the data of the button */
  async function taps(report: CitizenReport, kind: string): Promise<string> {
    report.waitingFor = kind;
    await sleep(thinkMs);
    for (;;) {
      await sleep(lookMs);
      // If a message was sent several times because answers were lost, any copy may be the right one to tap.
      const buttons = buttonsOf(report.id, kind);
      if (buttons.length === 0) {
        await answersWhatOneAsks(report.id);
        continue;
      }
      const { id, data } = chance.pick(buttons);
      // The next text waits for the answer to this tap, because by webhook a message could overtake the tap.
      seen.set(report.id, answers.get(report.id) ?? 0);
      playground.press(report.id, id, data);
      return data;
    }
  }

  /** Presses a button that only one of the two versions has, unless what comes after it is on the screen. */
  async function tapsIfAsked(report: CitizenReport, kind: string, after: string): Promise<void> {
    report.waitingFor = `${kind} or ${after}`;
    for (;;) {
      await sleep(lookMs);
      if (buttonsOf(report.id, kind).length > 0) return void (await taps(report, kind));
      if (buttonsOf(report.id, after).length > 0) return;
      await answersWhatOneAsks(report.id);
    }
  }

  /** Answers a question that only one of the two versions asks, so that it may come at any point. @returns whether there was one */
  async function answersWhatOneAsks(chat: number): Promise<boolean> {
    const [asked] = inOneVersion.flatMap((kind) => buttonsOf(chat, kind));
    if (asked === undefined) return false;
    playground.press(chat, asked.id, asked.data);
    const until = Date.now() + 2000;
    while (buttonsOf(chat, asked.data).length > 0 && Date.now() < until) await sleep(lookMs);
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

  /** Writes as soon as the bot has sent something since the last answer. */
  async function writes(report: CitizenReport, text: string): Promise<void> {
    report.waitingFor = "a question to write to";
    await newMessage(report.id);
    playground.sendText(report.id, text);
  }

  const answers = new Map<number, number>();
  const seen = new Map<number, number>();
  const forget = playground.onCall(({ method, params, ok }) => {
    if (ok && /^(send|edit)/.test(method))
      answers.set(Number(params.chat_id), (answers.get(Number(params.chat_id)) ?? 0) + 1);
  });

  async function newMessage(id: number): Promise<void> {
    while ((answers.get(id) ?? 0) <= (seen.get(id) ?? 0)) await sleep(lookMs);
    seen.set(id, answers.get(id) ?? 0);
  }

  const running = Promise.all(Array.from({ length: width }, sendPeople));
  return {
    reports,
    close: () => {
      open = false;
    },
    async finished(patienceMs) {
      open = false;
      const late = sleep(patienceMs, false, { ref: false });
      const all = await Promise.race([running.then(() => true), late]);
      forget();
      return all;
    },
  };
}
