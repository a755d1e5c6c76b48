import { expect, test } from "vitest";
import { messagesOfCases } from "../../src/app/case-of-message.ts";
import { createMessages } from "../../src/app/messages.ts";

/** Messages of the rooms of a case whose talk is known in another way, or that need no talk. */
const otherwise: Record<string, string> = {
  "talks.copy": "its message names the talk",
  "talks.look": "its message names the talk",
  "talks.notSent": "its message names the talk",
  "talks.undelivered": "its message names the talk",
  "assignment.remains": "for a coordinator, about what is left in somebody's chat",
  "cases.erasedSoon": "the case is closed, and so are its talks",
};

test("a reply to whatever is said about a case reaches the talk of that case: no message is forgotten", () => {
  const said = createMessages({ vault: {}, places: {}, texts: {} } as Parameters<typeof createMessages>[0]);
  const aboutCases = Object.keys(said).filter((name) =>
    /^(?:assignment|cases|casework|closing|handover|invitations|meetings|talks|terms)\./.test(name),
  );
  const known = Object.values(messagesOfCases)
    .flat()
    .map(({ name }) => name);
  expect(aboutCases.filter((name) => !known.includes(name) && !(name in otherwise))).toEqual([]);
});
