import { firstLanguage, type Language, officialLanguages } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { Upload } from "../../platform/telegram/upload.ts";
import { momentOf } from "../../platform/time/local-day.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { paperBlocks, printedCode } from "./paper-blocks.ts";
import { drawPdf } from "./pdf.ts";
import type { PaperContent } from "./printed.ts";

export interface PaperFileContext {
  places: Places;
  texts: (language: Language) => Texts;
}

/** The PDF of a version. Its name has a number and a code, and says nothing of the conflict or of what the document is. */
export async function paperFile({ places, texts }: PaperFileContext, content: PaperContent): Promise<Upload> {
  const { printed, code } = content;
  const { number, version, day, languages } = printed.facts;
  const official = officialLanguages.map(texts);
  const names = official.map((words) => languageNames(places, languages, words));
  const foot = (page: number, pages: number) =>
    texts(firstLanguage).plain("papers:print.foot", { number, version, code: printedCode(code), page, pages });
  const blocks = paperBlocks({ texts: official, languages: names }, printed);
  const bytes = await drawPdf(blocks, `№ ${number} · ${printedCode(code)}`, foot, momentOf(day, 0));
  return new Upload(`${number}-${code}.pdf`, bytes);
}
