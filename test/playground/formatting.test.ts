import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
  world.playground.sendText(AIGUL, "/start");
});

const html = (text: string) => world.call("sendMessage", { chat_id: AIGUL, text, parse_mode: "HTML" });

describe("HTML", () => {
  it.each<[source: string, text: string, entities: object[]]>([
    ["<b>Сәлем</b>, әлем", "Сәлем, әлем", [{ type: "bold", offset: 0, length: 5 }]],
    [
      "<B>a</b> <strong>b</strong>",
      "a b",
      [
        { type: "bold", offset: 0, length: 1 },
        { type: "bold", offset: 2, length: 1 },
      ],
    ],
    [
      "<b>a<i>b</i></b>",
      "ab",
      [
        { type: "bold", offset: 0, length: 2 },
        { type: "italic", offset: 1, length: 1 },
      ],
    ],
    ["&lt;b&gt; &amp; &quot;&#1178;&#x49A;&nbsp;&", '<b> & "ҚҚ&nbsp;&', []],
    [
      '<tg-time unix="1793250000" format="wDT">29 қазан</tg-time>',
      "29 қазан",
      [{ type: "date_time", offset: 0, length: 8, unix_time: 1_793_250_000, date_time_format: "wDT" }],
    ],
    [
      "<b><tg-time unix=1793250000>ертең</tg-time></b>",
      "ертең",
      [
        { type: "date_time", offset: 0, length: 5, unix_time: 1_793_250_000, date_time_format: "" },
        { type: "bold", offset: 0, length: 5 },
      ],
    ],
    ["  <i> x </i>  ", "x", [{ type: "italic", offset: 0, length: 1 }]],
    ["🙂<u>a</u>", "🙂a", [{ type: "underline", offset: 2, length: 1 }]],
    [
      '<a href="https://t.me/x?a=1&amp;b=2">мұнда</a>',
      "мұнда",
      [{ type: "text_link", offset: 0, length: 5, url: "https://t.me/x?a=1&b=2" }],
    ],
    ["<a href='tg'>x</a>", "x", []],
    [
      '<pre><code class="language-json">{}</code></pre>',
      "{}",
      [{ type: "pre", offset: 0, length: 2, language: "json" }],
    ],
    ["<blockquote expandable>a</blockquote>", "a", [{ type: "expandable_blockquote", offset: 0, length: 1 }]],
    ['<span class="tg-spoiler">a</span><b></b>', "a", [{ type: "spoiler", offset: 0, length: 1 }]],
    [
      "<code>/start</code> /help",
      "/start /help",
      [
        { type: "code", offset: 0, length: 6 },
        { type: "bot_command", offset: 7, length: 5 },
      ],
    ],
  ])("%s", async (source, text, entities) => {
    const { result } = await html(source);
    expect(result.text).toBe(text);
    expect(result.entities ?? []).toEqual(entities);
  });

  it.each([
    ["бір <x>", 'Unsupported start tag "x" at byte offset 7'],
    ["<b>a", 'Can\'t find end tag corresponding to start tag "b"'],
    ["<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ["a</b>", "Unexpected end tag at byte offset 1"],
    ["a <b", "Unclosed start tag at byte offset 2"],
    ["3 < 5", 'Unsupported start tag "" at byte offset 2'],
    ["3 < 5 >", 'Unsupported start tag "" at byte offset 2'],
    ["<b>a</b", "Unclosed start tag at byte offset 4"],
    ["<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ["<tg-time>a</tg-time>", 'Tag "tg-time" must have attribute "unix" at byte offset 0'],
    ['<tg-time unix="ертең">a</tg-time>', 'Tag "tg-time" has an invalid attribute "unix" at byte offset 0'],
    ['<tg-time unix="-5">a</tg-time>', 'Tag "tg-time" has an invalid attribute "unix" at byte offset 0'],
    ['<tg-time unix="99999999999">a</tg-time>', 'Tag "tg-time" has an invalid attribute "unix" at byte offset 0'],
    ['<tg-time unix="5" format="Tw">a</tg-time>', 'Tag "tg-time" has an invalid attribute "format" at byte offset 0'],
    ["<a href=x y>a</a", "Unclosed start tag at byte offset 13"],
    ["<a href=x&y>a</a>", "Unexpected end of name token at byte offset 8"],
    ['<a href="x>a</a>', 'Unclosed start tag "a" at byte offset 0'],
  ])("%s is refused", async (source, error) => {
    expect(await html(source)).toMatchObject({
      error_code: 400,
      description: `Bad Request: can't parse entities: ${error}`,
    });
  });

  it("gives escaped text back unchanged", async () => {
    const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const sendable = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }).filter((text) => text.trim() !== "");
    await fc.assert(
      fc.asyncProperty(sendable, async (text) => {
        const { result } = await html(`<b>${escaped(text)}</b>`);
        expect(result.text).toBe(text.replaceAll("\r", "").trim());
      }),
      { numRuns: 60 },
    );
  });
});

describe("Plain text", () => {
  it.each<[text: string, kinds: string[]]>([
    ["/start report", ["bot_command"]],
    ["https://example.kz/a?b=1, содан кейін", ["url"]],
    ["жаз: a.b@example.kz немесе @bitimger_bot", ["email", "mention"]],
    ["#елдесу +7 (701) 123-45-67", ["hashtag", "phone_number"]],
    ["1/2 және a/b", []],
  ])("%s", (text, kinds) => {
    const { entities = [] } = world.playground.sendText(AIGUL, text);
    expect(entities.map(({ type }) => type)).toEqual(kinds);
  });

  it("is sent as several messages if it has more than 4,096 characters, as clients do it", async () => {
    world.playground.sendText(AIGUL, "ә".repeat(5000));
    const { result } = await world.call("getUpdates", { offset: -2 });
    expect(result.map(({ message }: { message: { text: string } }) => message.text.length)).toEqual([4096, 904]);
  });
});
