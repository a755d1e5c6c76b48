import { homeButton } from "../../platform/chat/home.ts";
import { type Button, grid, type Screen, tick } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardButtons } from "../cases/buttons.ts";
import { kinds } from "../cases/kinds.ts";
import { workButtons } from "./buttons.ts";
import { giveBackReasons } from "./decline-reasons.ts";
import { type Duty, leaveDays } from "./duty.ts";
import type { Brief } from "./screens.ts";

const data = workButtons.data;

/** A mediator's duty, leave, and limits on the number and kinds of cases. */
export function dutyScreen(texts: Texts, duty: Duty, now: Date): Screen {
  const onLeave = duty.leaveUntil !== null && duty.leaveUntil > now;
  const state =
    onLeave && duty.leaveUntil !== null
      ? texts.html("assignment:duty.leaveUntil", { until: dayAndTime(texts, duty.leaveUntil) })
      : texts.html(duty.onDuty ? "assignment:duty.on" : "assignment:duty.off");
  const lines = [state, texts.html("assignment:duty.limit", { count: duty.maxOpenCases })];
  const to = duty.onDuty ? "off" : "on";
  const leave: Button[][] = onLeave
    ? [[{ label: texts.plain("assignment:duty.leaveEnd"), data: data("leave", { days: 0 }) }]]
    : [
        leaveDays.map((days) => ({
          label: texts.plain("assignment:duty.leave", { days }),
          data: data("leave", { days }),
        })),
      ];
  return {
    text: lines.join("\n"),
    rows: [
      [
        {
          label: texts.plain(duty.onDuty ? "assignment:duty.goOff" : "assignment:duty.goOn"),
          data: data("duty", { to }),
        },
      ],
      [
        {
          label: texts.plain("assignment:duty.less"),
          data: data("limit", { count: Math.max(duty.maxOpenCases - 1, 1) }),
        },
        { label: texts.plain("assignment:duty.more"), data: data("limit", { count: duty.maxOpenCases + 1 }) },
      ],
      ...leave,
      [{ label: texts.plain("assignment:duty.fields"), data: data("fields", {}) }],
      [homeButton(texts)],
    ],
  };
}

export function fieldsScreen(texts: Texts, duty: Duty): Screen {
  const buttons = kinds.map((field): Button => {
    const on = duty.fields.includes(field);
    const label = texts.plain(`cases:kind.${field}`);
    return { label: tick(on, label), data: data("field", { field, to: on ? "off" : "on" }) };
  });
  const done = { label: texts.plain("assignment:duty.done"), data: data("onDuty", {}) };
  return { text: texts.html("assignment:duty.fieldsAsk"), rows: [...grid(buttons, 2), [done]] };
}

/** Asks why the mediator gives a case back. A tap on a reason can be taken back for a minute. */
export function giveBackScreen(texts: Texts, { id, number }: Pick<Brief, "id" | "number">): Screen {
  return {
    text: texts.html("assignment:giveBackAsk", { number }),
    rows: [
      [{ label: texts.plain("chat:back"), data: cardButtons.data("card", { case: id }) }],
      ...grid(
        giveBackReasons.map((reason) => ({
          label: texts.plain(`assignment:backFor.${reason}`),
          data: data("backFor", { case: id, reason }),
        })),
        2,
      ),
    ],
  };
}
