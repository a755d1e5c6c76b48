import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import type { EventFields } from "./fields.ts";

export interface CardOptions {
  cancelled?: boolean;
  /** As long as Telegram lets it be: a caption's length beside a picture. The event's text is cut for it. */
  letters?: number;
}

/** An event as its readers see it, in HTML; what is missing of a draft is left out. */
export function cardText(_texts: Texts, _places: Places, fields: EventFields, _options: CardOptions = {}): string {
  return fields.titleKk ?? "—";
}
