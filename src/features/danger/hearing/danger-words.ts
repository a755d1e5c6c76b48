/** What can be heard, in the order in which it is told. */
export const dangerKinds = ["threatToLife", "violence", "suicide", "childHurt"] as const;
export type DangerKind = (typeof dangerKinds)[number];

/**
 * The phrases of a language by which danger is heard, for a mediator to add to: a phrase a line. A word stands for every word that
 * begins with it; followed by `=`, for itself only; followed by `-`, for a Kazakh verb root in all its affirmative forms; followed by
 * `+`, for a Russian root with any of its prefixes. `a|b` is either word, `a_b` two words in a row among such alternatives, `@name` a
 * word of the list of that name, `?` makes the word before it optional, `…` skips up to three words, and `$` is the end of the clause.
 * After `&` stand words that must be near in the same clause, before or after; after `&&` in the same sentence; after `&!` and `&&!`
 * words that must not. Write words as usual: they are compared as they are typed in a hurry (fold, soundOf, plainOf).
 */
export interface DangerWords extends Readonly<Record<DangerKind, string>> {
  /** Lists of words for use in phrases, separated by spaces. */
  readonly lists: Readonly<Record<string, string>>;
  /** Figures of speech. Their words are struck out before danger is listened for. */
  readonly harmless: string;
  /** Words of films, games, lessons and laws: the sentence speaks of something else. */
  readonly elsewhere: string;
}
