import { homeButton } from "../chat/home.ts";
import { type Button, grid, type Screen } from "../chat/screen.ts";
import type { Subscription } from "../database/generated/client.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { TextKey, Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { subscriptionButtons } from "./buttons.ts";
import { isOpenEnd, minutesOf, pauses, quietHours } from "./rules.ts";
import { eventKinds, programmeTags } from "./topics.ts";

const data = subscriptionButtons.data;

/** On every announcement: the way to what one hears of. */
export function subscriptionsButton(texts: Texts): Button {
  return { label: texts.plain("subscriptions:button.open"), data: data("open", {}) };
}

/** On every announcement: ends them with one tap. */
export function stopButton(texts: Texts): Button {
  return { label: texts.plain("subscriptions:button.stop"), data: data("stop", {}) };
}

export function introScreen(texts: Texts): Screen {
  return {
    text: texts.html("subscriptions:intro"),
    rows: [[to(texts, "subscriptions:button.subscribe", "subscribe")], [homeButton(texts)]],
  };
}

/** What one hears of, and when; everything can be changed from here. */
export function cardScreen(texts: Texts, places: Places, subscription: Subscription, now: Date): Screen {
  const { language } = texts;
  const { pausedUntil } = subscription;
  const all = texts.plain("subscriptions:all");
  const listed = (names: string[], none: string) => (names.length === 0 ? none : names.join(", "));
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
    quiet: quietWords(texts, subscription, "subscriptions:noHours"),
  });
  return {
    text: isPaused ? `${text}\n\n${pausedWords(texts, pausedUntil)}` : text,
    rows: [
      [to(texts, "subscriptions:button.kinds", "kinds"), to(texts, "subscriptions:button.regions", "regions")],
      [to(texts, "subscriptions:button.tags", "tags"), to(texts, "subscriptions:button.quiet", "quiet")],
      [
        isPaused ? to(texts, "subscriptions:button.goOn", "goOn") : to(texts, "subscriptions:button.pause", "pause"),
        stopButton(texts),
      ],
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
      const label = marked(on, texts.plain(`subscriptions:kind.${topic}`));
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
      return { label: marked(on, name[texts.language]), data: data("region", { region: id, to: on ? "off" : "on" }) };
    }),
  );
}

export function tagsScreen(texts: Texts, { tags }: Subscription): Screen {
  return listScreen(
    texts,
    "subscriptions:ask.tags",
    programmeTags.map((tag) => {
      const on = tags.includes(tag);
      const label = marked(on, texts.plain(`subscriptions:tag.${tag}`));
      return { label, data: data("tag", { tag, to: on ? "off" : "on" }) };
    }),
  );
}

export function quietScreen(texts: Texts, subscription: Subscription): Screen {
  return listScreen(
    texts,
    "subscriptions:ask.quiet",
    quietHours.map((hours) => {
      const of = minutesOf(hours);
      const on = of.quietFrom === subscription.quietFrom && of.quietTo === subscription.quietTo;
      return { label: marked(on, quietWords(texts, of, "subscriptions:anyHour")), data: data("quietHours", { hours }) };
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

/** Without consent nothing is kept; what is on is open to everyone. */
export function refusedScreen(texts: Texts): Screen {
  return { text: texts.html("subscriptions:consent.refused") };
}

/** Somebody who had blocked the bot is back. */
export function returnScreen(texts: Texts): Screen {
  return {
    text: texts.html("subscriptions:returned"),
    rows: [
      [to(texts, "subscriptions:button.resume", "resume")],
      [to(texts, "subscriptions:button.stayAway", "stayAway")],
    ],
  };
}

function listScreen(texts: Texts, ask: TextKey, buttons: Button[]): Screen {
  return { text: texts.html(ask), rows: [...grid(buttons, 2), [to(texts, "subscriptions:button.done", "card")]] };
}

type Plain = "card" | "subscribe" | "kinds" | "regions" | "tags" | "quiet" | "pause" | "goOn" | "resume" | "stayAway";

function to(texts: Texts, label: TextKey, kind: Plain): Button {
  return { label: texts.plain(label), data: data(kind, {}) };
}

function marked(on: boolean, label: string): string {
  return on ? `✅ ${label}` : label;
}

type Hours = Pick<Subscription, "quietFrom" | "quietTo">;

function quietWords(texts: Texts, { quietFrom, quietTo }: Hours, none: TextKey): string {
  if (quietFrom === quietTo) return texts.plain(none);
  return `${clock(quietFrom)}–${clock(quietTo)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function pausedWords(texts: Texts, until: Date): string {
  if (isOpenEnd(until)) return texts.html("subscriptions:pausedOpen");
  return texts.html("subscriptions:paused", { until: dayAndTime(texts, until) });
}
