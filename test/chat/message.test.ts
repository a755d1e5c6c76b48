import { expect, test } from "vitest";
import { word } from "../../src/platform/chat/buttons.ts";
import { renderMessage } from "../../src/platform/chat/message.ts";
import type { Screen } from "../../src/platform/chat/screen.ts";
import type { Db } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { defineMessage } from "../../src/platform/telegram/outbox/outbox-message.ts";

const message = defineMessage({ name: "test", subject: { word }, priority: "urgent" });
const kk = createTexts()("kk");
type Rendering = Parameters<typeof renderMessage<{ word: typeof word }, string>>[1];

const define = (more: Partial<Rendering>) =>
  renderMessage(message, {
    onUnknown: "resend",
    load: async () => (subject) => subject.word,
    render: (_, text) => ({ text }),
    ...more,
  });

async function spoken(more: Partial<Rendering>) {
  const delivery = { subject: "a", personId: 1 };
  const render = await define(more).prepare({} as Db, [delivery]);
  const said = render(kk, delivery, false);
  if (typeof said === "string") throw new Error(said);
  return said;
}

test.each<[string, Rendering["fallback"], Screen | null]>([
  ["is missing", undefined, null],
  ["is null for this content", () => null, null],
  ["counts what is missing", (_, text, missing) => ({ text: `${text} ${missing}` }), { text: "a 2" }],
])("a line for what Telegram refuses %s", async (_, fallback, line) => {
  const said = await spoken(fallback === undefined ? {} : { fallback });
  expect(said.fallback?.(2) ?? null).toEqual(line);
});

test.each([
  ["resend", undefined, true],
  ["giveUp", undefined, false],
  ["resend", false, false],
  ["giveUp", true, true],
] as const)("a message that is %s and said to come back: %s, comes back: %s", (onUnknown, resendIfDeleted, comes) => {
  expect(define({ onUnknown, ...(resendIfDeleted === undefined ? {} : { resendIfDeleted }) }).resendIfDeleted).toBe(
    comes,
  );
});
