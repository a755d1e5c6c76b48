/** A stem of at least this length is also recognised with one character wrong, missing, extra, or swapped with the next. */
export const minMisspeltLength = 7;

/** Whether a word begins with the stem except for one mistake; the first character must be right. Both are folded. */
export function almostStartsWith(word: string, key: string): boolean {
  if (key.length < minMisspeltLength || word.length < key.length - 1 || word[0] !== key[0]) return false;
  let same = 1;
  while (same < key.length && word[same] === key[same]) same += 1;
  const after = key.slice(same + 1);
  // A stem with a wrong last character is only a shorter stem, and a wrong ending is an ending.
  if (after.length < 2) return false;
  if (word.startsWith(after, same + 1) || word.startsWith(key.slice(same), same + 1) || word.startsWith(after, same))
    return true;
  return word[same] === key[same + 1] && word[same + 1] === key[same] && word.startsWith(key.slice(same + 2), same + 2);
}
