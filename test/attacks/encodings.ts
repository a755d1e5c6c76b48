/** How a word can be encoded in a file, by name. Base64 has three forms, depending on where the word begins. */
const encodings: Record<string, (word: string) => Buffer[]> = {
  "UTF-8": (word) => [Buffer.from(word)],
  "UTF-16 LE": (word) => [Buffer.from(word, "utf16le")],
  "UTF-16 BE": (word) => [Buffer.from(word, "utf16le").swap16()],
  hexadecimal: (word) => [Buffer.from(Buffer.from(word).toString("hex"))],
  base64: (word) => [0, 1, 2].map((shift) => base64At(Buffer.from(word), shift)),
  percent: (word) => [Buffer.from(encodeURIComponent(word))],
  "JSON escapes": (word) => [
    Buffer.from(
      word.replaceAll(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`),
    ),
  ],
};

/** The part of a word's base64 that does not depend on the text around it. */
function base64At(word: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), word])
    .toString("base64")
    .replaceAll("=", "");
  const before = [0, 2, 3][shift] ?? 0;
  // The last character depends on the following text.
  return Buffer.from(text.slice(before, -1));
}

/** Finds the secrets in these bytes, with their encodings. */
export function findSecrets(bytes: Buffer, secrets: Record<string, string>): string[] {
  return Object.entries(secrets).flatMap(([what, word]) =>
    Object.entries(encodings)
      .filter(([, written]) => written(word).some((needle) => bytes.includes(needle)))
      .map(([name]) => `the ${what} (${name})`),
  );
}
