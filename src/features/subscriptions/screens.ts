import { homeButton } from "../../platform/chat/home.ts";
import { type Button, grid, type Screen, tick } from "../../platform/chat/screen.ts";
import type { Subscription } from "../../platform/database/generated/client.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { subscriptionButtons } from "./buttons.ts";
import { eventKinds, programmeTags } from "./event-kinds.ts";
import { isOpenEnd, minutesOf, pauses, quietHours } from "./rules.ts";

const data = subscriptionButtons.data;

/** A button on every announcement that opens the subscription. */
export function subscriptionsButton(texts: Texts): Button {
  return { label: texts.plain("subscriptions:button.open"), data: data("open", {}) };
}

/** A button on every announcement that ends the subscription with one tap. */
export function stopButton(texts: Texts): Button {
  return { label: texts.plain("subscriptions:button.stop"), data: data("stop", {}) };
}

export function introScreen(texts: Texts): Screen {
  return {
    text: texts.html("subscriptions:intro"),
    rows: [[to(texts, "subscriptions:button.subscribe", "subscribe")], [homeButton(texts)]],
  };
}

/** What the subscriber hears of and when, with buttons to change everything. */
export function cardScreen(texts: Texts, places: Places, subscription: Subscription, now: Date): Screen {
  const { language } = texts;
  const { pausedUntil } = subscription;
  const all = texts.plain("subscriptions:all");
  const listed = (names: string[], ifEmpty: string) => (names.length === 0 ? ifEmpty : names.join(", "));
  const isPaused = pausedUntil !== null && pausedUntil > now;
  const text = texts.html("subscriptions:card", {
    kinds: listed(
      eventKinds
        .filter((kind) => subscription.kinds.includes(kind))
        .map((kind) => texts.plain(`subscriptions:kind.${kind}`)),
      all,
    ),
    regions: listed(
      places.regions.filter(({ id }) => subscription.regions.includes(id)).map(({ name }) => name[language]),
      texts.plain("subscriptions:wholeCountry"),
    ),
    tags: listed(
      programmeTags
        .filter((tag) => subscription.tags.includes(tag))
        .map((tag) => texts.plain(`subscriptions:tag.${tag}`)),
      all,
    ),
    quiet: quietText(texts, subscription, "subscriptions:noHours"),
  });
  return {
    text: isPaused ? `${text}\n\n${pausedText(texts, pausedUntil)}` : text,
    rows: [
      [to(texts, "subscriptions:button.kinds", "kinds"), to(texts, "subscriptions:button.regions", "regions")],
      [to(texts, "subscriptions:button.tags", "tags"), to(texts, "subscriptions:button.quiet", "quiet")],
      [isPaused ? to(texts, "subscriptions:button.goOn", "goOn") : to(texts, "subscriptions:button.pause", "pause")],
      [stopButton(texts)],
      [homeButton(texts)],
    ],
  };
}

export function kindsScreen(texts: Texts, { kinds }: Subscription): Screen {
  return listScreen(
    texts,
    "subscriptions:ask.kinds",
    eventKinds.map((topic) => {
      const on = kinds.includes(topic);
      const label = tick(on, texts.plain(`subscriptions:kind.${topic}`));
      return { label, data: data("kind", { topic, to: on ? "off" : "on" }) };
    }),
  );
}

export function regionsScreen(texts: Texts, places: Places, { regions }: Subscription): Screen {
  return listScreen(
    texts,
    "subscriptions:ask.regions",
    places.regions.map(({ id, name }) => {
      const on = regions.includes(id);
      return { label: tick(on, name[texts.language]), data: data("region", { region: id, to: on ? "off" : "on" }) };
    }),
  );
}

export function tagsScreen(texts: Texts, { tags }: Subscription): Screen {
  return listScreen(
    texts,
    "subscriptions:ask.tags",
    programmeTags.map((tag) => {
      const on = tags.includes(tag);
      const label = tick(on, texts.plain(`subscriptions:tag.${tag}`));
      return { label, data: data("tag", { tag, to: on ? "off" : "on" }) };
    }),
  );
}

export function quietScreen(texts: Texts, subscription: Subscription): Screen {
  return listScreen(
    texts,
    "subscriptions:ask.quiet",
    quietHours.map((hours) => {
      const minutes = minutesOf(hours);
      const on = minutes.quietFrom === subscription.quietFrom && minutes.quietTo === subscription.quietTo;
      return {
        label: tick(on, quietText(texts, minutes, "subscriptions:anyHour")),
        data: data("quietHours", { hours }),
      };
    }),
  );
}

export function pauseScreen(texts: Texts): Screen {
  return {
    text: texts.html("subscriptions:ask.pause"),
    rows: [
      ...pauses.map((time) => [
        { label: texts.plain(`subscriptions:pause.${time}`), data: data("pauseFor", { time }) },
      ]),
      [to(texts, "subscriptions:button.back", "card")],
    ],
  };
}

export function stoppedScreen(texts: Texts): Screen {
  return {
    text: texts.html("subscriptions:stopped"),
    rows: [[to(texts, "subscriptions:button.again", "resume")]],
  };
}

/** Shown after the consent was refused: nothing is stored, and the list of events is open to everyone. */
export function refusedScreen(texts: Texts): Screen {
  return { text: texts.html("subscriptions:consent.refused") };
}

/** Asks somebody who has unblocked the bot whether to resume. */
export function returnScreen(texts: Texts): Screen {
  return {
    text: texts.html("subscriptions:returned"),
    rows: [
      [to(texts, "subscriptions:button.resume", "resume")],
      [to(texts, "subscriptions:button.stayAway", "stayAway")],
    ],
  };
}

function listScreen(texts: Texts, question: TextKey, buttons: Button[]): Screen {
  return { text: texts.html(question), rows: [...grid(buttons, 2), [to(texts, "subscriptions:button.done", "card")]] };
}

type ButtonWithoutData =
  | "card"
  | "subscribe"
  | "kinds"
  | "regions"
  | "tags"
  | "quiet"
  | "pause"
  | "goOn"
  | "resume"
  | "stayAway";

function to(texts: Texts, label: TextKey, kind: ButtonWithoutData): Button {
  return { label: texts.plain(label), data: data(kind, {}) };
}

type Hours = Pick<Subscription, "quietFrom" | "quietTo">;

function quietText(texts: Texts, { quietFrom, quietTo }: Hours, notQuiet: TextKey): string {
  if (quietFrom === quietTo) return texts.plain(notQuiet);
  return `${clock(quietFrom)}–${clock(quietTo)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function pausedText(texts: Texts, until: Date): string {
  if (isOpenEnd(until)) return texts.html("subscriptions:pausedOpen");
  return texts.html("subscriptions:paused", { until: dayAndTime(texts, until) });
}
