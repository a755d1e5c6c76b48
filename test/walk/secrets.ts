/** Confidential words of people, with marks by which they are recognised anywhere. */
export interface Secrets {
  /** The text of a story with a mark that only this person has. */
  story(owner: number, words: string): string;
  /** A name without digits. */
  name(owner: number): string;
  /** A mobile number of Kazakhstan that nobody else gives. */
  phone(owner: number): string;
  /** The marks in a text, with their owners. */
  find(text: string): { mark: string; owner: number }[];
}

export function createSecrets(): Secrets {
  const owners = new Map<string, number>();
  let last = 0;
  const remember = (mark: string, owner: number): string => {
    owners.set(mark, owner);
    return mark;
  };
  return {
    story(owner, words) {
      last += 1;
      return `${words} ${remember(`zq${alphabeticOf(last)}qz`, owner)}`;
    },
    name(owner) {
      last += 1;
      const mark = remember(`zq${alphabeticOf(last)}qz`, owner);
      return `Айгүл Z${mark.slice(1)}`;
    },
    phone(owner) {
      last += 1;
      return remember(`+7701${String(2_000_000 + last)}`, owner);
    },
    find(text) {
      const marks = [
        ...(text.toLowerCase().match(/zq[a-j]+qz/g) ?? []),
        ...(text.replaceAll(/[ ()\u00a0-]/g, "").match(/\+77012\d{6}/g) ?? []),
      ];
      return [...new Set(marks)].flatMap((mark) => {
        const owner = owners.get(mark);
        return owner === undefined ? [] : [{ mark, owner }];
      });
    },
  };
}

function alphabeticOf(number: number): string {
  return [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
}
