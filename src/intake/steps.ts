import type { Kind } from "../cases/kinds.ts";
import { openStory } from "../cases/story.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Language } from "../i18n/texts.ts";
import { type Draft, openDraftName, stateOf } from "./drafts.ts";
import { openQuestion, type Question, questionBefore } from "./rules.ts";

/** One run of the form: the open question and what its screen shows. It is stored with the conversation, so it stays small. */
export interface Step {
  question: Question;
  before: Question | null;
  language: Language;
  personId: number;
  draftId: string;
  name: string;
  /** Messages of the story so far. */
  parts: number;
  regionId: string | null;
  /** Districts to choose from after a location. */
  near: string[];
  languages: string[];
  summary: Summary | null;
}

export interface Summary {
  /** The beginning of the story. */
  story: string;
  kind: Kind;
  districtId: string;
}

const previewLength = 300;

/** Reads which question of a draft is open, and what is needed to ask it. */
export async function readStep(db: Db, vault: Vault, draft: Draft, language: Language): Promise<Step> {
  const state = stateOf(draft);
  const question = openQuestion(state);
  return {
    question,
    before: questionBefore(question, state),
    language,
    personId: draft.personId,
    draftId: draft.id,
    name: question === "consent" || question === "summary" ? openDraftName(vault, draft) : "",
    parts: draft.storyParts,
    regionId: draft.regionId,
    near: question === "place" ? draft.districtNear : [],
    languages: draft.languages,
    summary: question === "summary" ? await readSummary(db, vault, draft) : null,
  };
}

async function readSummary(db: Db, vault: Vault, draft: Draft): Promise<Summary> {
  const story = (await openStory(db, vault, { draftId: draft.id })).join("\n\n");
  const letters = [...story];
  return {
    story: letters.length > previewLength ? `${letters.slice(0, previewLength).join("")}…` : story,
    kind: draft.kind ?? "OTHER",
    districtId: draft.districtId ?? "",
  };
}
