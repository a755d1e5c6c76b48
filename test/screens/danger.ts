import { askedScreen } from "../../src/features/assignment/queue-screens.ts";
import { alarmKinds } from "../../src/features/danger/alarm-facts.ts";
import {
  alarmScreen,
  contactButton,
  contactText,
  lookingScreen,
  type ShownAlarm,
} from "../../src/features/danger/alarm-screens.ts";
import { type CallFacts, callAnswers } from "../../src/features/danger/call-facts.ts";
import { callAnswerScreen, mayWeCallScreen, numberScreen } from "../../src/features/danger/call-screens.ts";
import { type DangerKind, dangerKinds } from "../../src/features/danger/hearing/danger-words.ts";
import { dangerText } from "../../src/features/danger/screens.ts";
import { quietButton } from "../../src/features/quiet/screens.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { mediator, type Shown, type Stage, secrets } from "./stage.ts";

/** What is said to somebody in whose words danger was heard, to somebody whose words cannot be heard, and to those on duty. */
export function dangerScreens(stage: Stage): Shown[] {
  return [...numberScreens(), ...contactScreens(), ...alarmScreens(stage), ...callScreens(stage)];
}

function callScreens({ now }: Stage): Shown[] {
  const { phone } = secrets;
  const known: CallFacts = { answer: null, phone, phoneShared: true };
  const states: [string, CallFacts][] = [
    ...callAnswers.map((answer): [string, CallFacts] => [answer, { ...known, answer }]),
    ["yes, without a number", { answer: "yes", phone: null, phoneShared: false }],
    ["yes, with a typed number", { ...known, answer: "yes", phoneShared: false }],
  ];
  return [
    { name: "outbox: danger.mayWeCall", screen: (texts) => mayWeCallScreen(texts, 12, known) },
    ...states.map(([name, facts]) => ({
      name: `call: answered ${name}`,
      screen: (texts: Texts) => mayWeCallScreen(texts, 12, facts),
    })),
    ...states.map(([name, facts]) => ({
      name: `outbox: danger.callAnswer, ${name}`,
      screen: (texts: Texts) => callAnswerScreen(texts, { number: "2026-000417" }, facts),
    })),
    {
      name: "outbox: danger.callAnswer, of an alarm",
      screen: (texts) => callAnswerScreen(texts, { at: now }, { ...known, answer: "yes" }),
    },
    { name: "call: which number?", screen: numberScreen },
    { name: "call: the number was told", screen: (texts) => ({ text: texts.html("danger:call.numberTold") }) },
    { name: "call: only buttons", screen: (texts) => ({ text: texts.html("danger:call.onlyButtons") }) },
    { name: "call: not theirs", screen: (texts) => ({ text: texts.html("danger:call.gone") }) },
    { name: "queue: the applicant was asked", screen: (texts) => askedScreen(texts, 417, { kind: "asked" }) },
    { name: "queue: asked already", screen: (texts) => askedScreen(texts, 417, { kind: "waiting", since: now }) },
    { name: "queue: out of reach", screen: (texts) => askedScreen(texts, 417, { kind: "unreachable" }) },
  ];
}

function numberScreens(): Shown[] {
  const told = (texts: Texts, kinds: readonly DangerKind[]) => ({
    text: [dangerText(texts, kinds), texts.html("quiet:offer")].join("\n\n"),
    rows: [[contactButton(texts)], [quietButton(texts)]],
  });
  return [
    ...dangerKinds.map((kind) => ({ name: `danger: ${kind}`, screen: (texts: Texts) => told(texts, [kind]) })),
    { name: "danger: every kind", screen: (texts) => told(texts, dangerKinds) },
    { name: "danger: a recording", screen: (texts) => ({ text: texts.html("danger:recording") }) },
  ];
}

function contactScreens(): Shown[] {
  const contact = (name: string, raised: Parameters<typeof contactText>[1]): Shown => ({
    name: `contact: ${name}`,
    screen: (texts) => ({ text: contactText(texts, raised) }),
  });
  return [
    contact("raised, with a number", { kind: "raised", hasPhone: true }),
    contact("raised, without a number", { kind: "raised", hasPhone: false }),
    contact("waits", { kind: "waiting" }),
    contact("taken", { kind: "taken" }),
    contact("nobody is there", { kind: "nobody" }),
    { name: "outbox: danger.looking", screen: lookingScreen },
  ];
}

function alarmScreens({ places, now }: Stage): Shown[] {
  const facts = { kinds: ["violence" as const], phone: secrets.phone, phoneShared: false, regionId: "KZ-19" };
  const open: ShownAlarm = { id: 12, raisedAt: now, facts, report: null, taken: null };
  const childFacts = { ...facts, kinds: ["childHurt" as const], phone: null };
  const report = { number: "2026-000417", mediator };
  const alarm = (name: string, change: Partial<ShownAlarm>): Shown => ({
    name: `outbox: danger.alarm, ${name}`,
    screen: (texts) => alarmScreen(texts, places, { ...open, ...change }),
  });
  return [
    alarm("a number that nobody has checked", {}),
    alarm("nothing is known", { facts: { kinds: ["unnamed"], phone: null, phoneShared: false, regionId: null } }),
    alarm("every kind", { facts: { ...facts, kinds: [...alarmKinds], phoneShared: true } }),
    alarm("a mediator's report", { facts: childFacts, report }),
    alarm("a mediator's report that the reader has", { facts: childFacts, report, taken: { by: "reader" } }),
    alarm("the reader has it", { taken: { by: "reader" } }),
    ...(["COORDINATOR", "MEDIATOR", "ADMIN"] as const).map((as) =>
      alarm(`taken by ${as}`, { taken: { by: "colleague", as, at: now } }),
    ),
    {
      name: "outbox: danger.untaken",
      screen: (texts) => alarmScreen(texts, places, open, "danger:alarm.untaken"),
    },
    { name: "alarm: not theirs", screen: (texts) => ({ text: texts.html("danger:alarm.gone") }) },
  ];
}
