import type { Screen } from "../../platform/chat/screen.ts";
import { fullMoment } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { AudienceSize } from "../announcements/announcements.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { composingButtons } from "./buttons.ts";
import type { Opened } from "./draft.ts";
import { cardButton, titleOf } from "./screens.ts";
import { regionNames } from "./values.ts";

/** How many will hear of it, by language and by region. */
export function audienceScreen(texts: Texts, places: Places, event: number, size: AudienceSize): Screen {
  return { text: audienceText(texts, places, size), rows: [[cardButton(texts, event)]] };
}

/** Asked once before it goes to a second person: who hears of it, and when. */
export function submitScreen(texts: Texts, places: Places, { id, draft }: Opened, size: AudienceSize): Screen {
  const { announceAt } = draft.event;
  const when = announceAt === null ? texts.plain("composing:none.announceAt") : fullMoment(texts, new Date(announceAt));
  const ask = texts.html("composing:submit.ask", { title: titleOf(texts, draft.event), when });
  const submit = {
    label: texts.plain("composing:button.submitNow"),
    data: composingButtons.data("submitted", { event: id }),
  };
  return { text: `${audienceText(texts, places, size)}\n\n${ask}`, rows: [[cardButton(texts, id)], [submit]] };
}

function audienceText(texts: Texts, places: Places, { total, languages, regions }: AudienceSize): string {
  const byLanguage = languages.map(({ language, count }) => `${languageNames(places, [language], texts)} – ${count}`);
  const regionsOf = (region: string | null) => regionNames(texts, places, region === null ? [] : [region]);
  const byRegion = regions.map(({ region, count }) => `${regionsOf(region)} – ${count}`);
  const lines = [texts.html("composing:audience.total", { total })];
  if (total > 0) {
    lines.push(texts.html("composing:audience.languages", { list: byLanguage.join(", ") }));
    lines.push(texts.html("composing:audience.regions", { list: byRegion.join(", ") }));
  }
  return lines.join("\n");
}
