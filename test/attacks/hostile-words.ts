/** Texts that break careless programs. */
export const hostileWords: readonly string[] = [
  "",
  " ",
  "\u0000",
  "\ud83d",
  "\udc00x",
  "\ufeff",
  "\u202e\u202d\u2066",
  "\u200b\u200c\u200d\u2060",
  "a\u0301".repeat(40),
  "👨‍👩‍👧‍👦🇰🇿",
  "﷽",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "toString",
  "{{name}}",
  "$t(people:help)",
  "$" + "{process.env}",
  "%s%n%x",
  '\'; DROP TABLE "Case"; --',
  "<script>alert(1)</script>",
  "<b>",
  "</b></a>",
  "&lt;&#60;&amp",
  "<a href='https://evil.example'>x</a>",
  "BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT",
  "line\r\nATTENDEE:mailto:x@evil.example",
  "\n\n\n",
  '\t;,:\\"',
  "1e309",
  "-0",
  "NaN",
  "٢٠٢٦-١٠-٢٩",
  "9999999999999999",
  "31.02.2026 25:61",
  "29.10.2026 10:00",
  "+7 (701) 555-01-43",
  "K7M 42Q",
  "https://user@evil.example/",
  "https://xn--80ak6aa92e.com",
  "javascript:alert(1)",
  "Алматы",
  "Қарасай ауданы",
  "я живу в Каскелене",
  "на ".repeat(30),
  "1 ".repeat(60),
  "қ".repeat(300),
  "(((((((((((((((((((((",
  "a-b-c-d-e-f-g-h-i-j",
];

/** Generates this many different texts from two hostile words, joined, cut or doubled. Every run generates the same texts. */
export function* mixed(count: number): Generator<string> {
  const joins = ["", " ", "-", "\n", ":", "\u00a0"];
  for (let n = 0; n < count; n += 1) {
    const first = hostileWords[n % hostileWords.length] ?? "";
    const second = hostileWords[Math.floor(n / hostileWords.length) % hostileWords.length] ?? "";
    const text = `${first}${joins[n % joins.length]}${second}${n % 7 === 0 ? n : ""}`;
    yield n % 5 === 0 ? text.slice(0, n % 40) : text;
  }
}
