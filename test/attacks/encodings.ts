/** How a word can stand in a file without being readable at first sight, by name. Base64 has three, by where the word begins. */
const encodings: Record<string, (word: string) => Buffer[]> = {
  "UTF-8": (word) => [Buffer.from(word)],
  "UTF-16 LE": (word) => [Buffer.from(word, "utf16le")],
  "UTF-16 BE": (word) => [Buffer.from(word, "utf16le").swap16()],
  hexadecimal: (word) => [Buffer.from(Buffer.from(word).toString("hex"))],
  base64: (word) => [0, 1, 2].map((shift) => base64At(Buffer.from(word), shift)),
  percent: (word) => [Buffer.from(encodeURIComponent(word))],
  "JSON escapes": (word) => [
    Buffer.from(word.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`)),
  ],
};

/** What base64 makes of a word whatever stands around it. */
function base64At(word: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), word])
    .toString("base64")
    .replaceAll("=", "");
  const before = [0, 2, 3][shift] ?? 0;
  // The last character depends on what follows.
  return Buffer.from(text.slice(before, -1));
}

/** Which of the secrets are in these bytes, and how written. */
export function findSecrets(bytes: Buffer, secrets: Record<string, string>): string[] {
  return Object.entries(secrets).flatMap(([what, word]) =>
    Object.entries(encodings)
      .filter(([, written]) => written(word).some((needle) => bytes.includes(needle)))
      .map(([name]) => `the ${what} (${name})`),
  );
}
