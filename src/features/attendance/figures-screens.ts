import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { shownNumber } from "../../platform/i18n/numbers.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { type EventKind, eventKinds } from "../subscriptions/event-kinds.ts";
import { doorButtons, type Grouping, groupings, type Period, periods } from "./buttons.ts";
import type { Figures } from "./figure-rows.ts";
import type { Report } from "./figures.ts";

/** The numbers of participants of past events. */
export function figuresScreen(
  texts: Texts,
  places: Places,
  { total, groups }: Report,
  { period, by }: { period: Period; by: Grouping },
): Screen {
  const title = texts.html(`attendance:figures.${period}`);
  const choice = (label: string, to: { period: Period; by: Grouping }): Button => ({
    label,
    data: doorButtons.data("figures", to),
  });
  const lines = groups.map(
    (group) => `<b>${escapeHtml(nameOf(texts, places, group.name, by))}</b>\n${line(texts, group)}`,
  );
  const body =
    total.held === 0
      ? [texts.html("attendance:figures.none")]
      : [
          texts.html("attendance:figures.legend"),
          `<b>${texts.html("attendance:figures.total")}</b>\n${line(texts, total)}`,
          lines.join("\n"),
        ];
  return {
    text: [`<b>${title}</b>`, ...body].join("\n\n"),
    rows: [
      periods.map((other) =>
        choice(marked(texts.plain(`attendance:figures.${other}`), other === period), { period: other, by }),
      ),
      groupings.map((other) =>
        choice(marked(texts.plain(`attendance:figures.by.${other}`), other === by), { period, by: other }),
      ),
      [homeButton(texts)],
    ],
  };
}

/** «📅 3 · ✍️ 120 · ✅ 96 · 🚶 4 · ⭐ 4,6», as the legend says. */
function line(texts: Texts, { held, registered, came, walkIns, rating }: Figures): string {
  const mean = rating === null ? "–" : shownNumber(texts, rating, 1);
  return `📅 ${held} · ✍️ ${registered} · ✅ ${came} · 🚶 ${walkIns} · ⭐ ${mean}`;
}

function nameOf(texts: Texts, places: Places, name: string | null, by: Grouping): string {
  const kind = eventKinds.find((eventKind): eventKind is EventKind => eventKind === name);
  if (by === "kind" && kind !== undefined) return texts.plain(`subscriptions:kind.${kind}`);
  const region = name === null ? undefined : places.region(name)?.name[texts.language];
  return region ?? texts.plain("attendance:figures.country");
}

function marked(label: string, chosen: boolean): string {
  return chosen ? `• ${label}` : label;
}
