import { expect, test } from "vitest";
import { messagesOfCases } from "../../src/app/case-of-message.ts";
import { createMessages } from "../../src/app/messages.ts";
import { isCovered } from "../../src/features/quiet/cover.ts";
import { answersAtOnce, onlyToStaff, openlySaid } from "../../src/features/quiet/openly-said.ts";
import { messageNotices } from "../../src/features/talks/notices.ts";

const said = Object.keys(createMessages({ vault: {}, places: {}, texts: {} } as Parameters<typeof createMessages>[0]));

test("every name that quiet mode lets pass is the name of a message", () => {
  expect([...openlySaid, ...answersAtOnce].filter((name) => !said.includes(name))).toEqual([]);
});

test("whatever is said about a case is covered by quiet mode, unless only staff get it", () => {
  const aboutCases = [...Object.values(messagesOfCases).flat(), ...messageNotices].map(({ name }) => name);
  expect(aboutCases.length).toBeGreaterThan(30);
  const open = aboutCases.filter((name) => !isCovered(name) && !onlyToStaff.some((staffs) => staffs === name));
  expect(open).toEqual([]);
});

test("what a person hears about a report, about danger or about what they took back is covered", () => {
  const own = said.filter((name) =>
    /^(?:assignment|cases|casework|clearance|closing|disclosure|danger|handover|invitations|intake|meetings|papers|talks|terms|undo)\./.test(
      name,
    ),
  );
  expect(own.filter((name) => !isCovered(name)).toSorted()).toEqual([...onlyToStaff].toSorted());
});
