import { expect, test } from "vitest";
import { messagesOfCases } from "../../src/app/case-of-message.ts";
import { createMessages } from "../../src/app/messages.ts";
import { forgotten } from "../../src/app/old-deliveries.ts";
import { messageNotices } from "../../src/features/talks/notices.ts";

/** What else is kept until the case is erased, or until the alarm or the question is. */
const keptOtherwise = /^(?:danger\.\w+|assignment\.remains|cases\.erasedSoon)$/;

test("every message of the outbox is known until its case is erased, or is forgotten after the operator's days", () => {
  const said = createMessages({ vault: {}, places: {}, texts: {} } as Parameters<typeof createMessages>[0]);
  const kept = [...Object.values(messagesOfCases).flat(), ...messageNotices].map(({ name }) => name);
  const old = Object.values(forgotten)
    .flat()
    .map(({ name }) => name);
  expect(old.filter((name) => kept.includes(name) || keptOtherwise.test(name))).toEqual([]);
  const isKept = (name: string) => kept.includes(name) || keptOtherwise.test(name);
  expect(
    Object.keys(said)
      .filter((name) => !isKept(name))
      .toSorted(),
  ).toEqual(old.toSorted());
});
