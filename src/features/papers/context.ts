import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";

/** What the documents need of the service. */
export interface PapersContext {
  database: Database;
  vault: Vault;
  places: Places;
  texts: (language: Language) => Texts;
  now: () => Date;
}
