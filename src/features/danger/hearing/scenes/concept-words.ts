/** The words of a concept in each language, in the notation of `danger-words.ts`, separated by spaces. */
export interface ConceptWords {
  readonly kazakh: string;
  readonly russian: string;
  readonly english: string;
}

/** Concepts by their names, which the table of scenes uses. */
export type Concepts = Readonly<Record<string, ConceptWords>>;
