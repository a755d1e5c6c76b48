import { describe, expect, test } from "vitest";
import { type Address, type Addressing, addressOf, type OpenTalk } from "../../src/features/talks/addressing.ts";

const noon = new Date("2026-10-27T12:00:00Z").getTime();
const at = (seconds: number) => new Date(noon + seconds * 1000);

const caucus: OpenTalk = { id: 1, kind: "CAUCUS" };
const second: OpenTalk = { id: 2, kind: "CAUCUS" };
const joint: OpenTalk = { id: 3, kind: "JOINT" };
const desk: OpenTalk = { id: 4, kind: "DESK" };
const gone = 9;

const nothing: Addressing = {
  message: { writtenAt: at(0), repliedTo: null, topic: [] },
  talks: [caucus, second, joint, desk],
  entered: null,
  otherArrivedAt: null,
  lastWroteAt: null,
  form: false,
};
const to = (talk: OpenTalk): Address => ({ kind: "talk", talk: talk.id });
const asked: Address = { kind: "ask", talks: [1, 2, 3, 4] };
const runs = { startedAt: at(-3600), endedAt: null };
const entered = (talk: OpenTalk, seconds: number, more = {}) => ({
  talk: talk.id,
  enteredAt: at(seconds),
  usedAt: null,
  session: runs,
  ...more,
});

type Case = [string, Partial<Omit<Addressing, "message">> & Partial<Addressing["message"]>, Address];

const reply = (talk: number) => ({ repliedTo: { kind: "talk" as const, talk } });
const unknown = { repliedTo: { kind: "unknown" as const } };

const cases: Record<string, Case[]> = {
  "a reply goes where it belongs": [
    ["to a caucus", reply(1), to(caucus)],
    ["to the other caucus, though the first is entered", { ...reply(2), entered: entered(caucus, -1) }, to(second)],
    ["to the joint talk, though nobody entered it", reply(3), to(joint)],
    ["to the desk", reply(4), to(desk)],
    ["in the middle of a form", { ...reply(2), form: true }, to(second)],
    ["in another talk's topic", { ...reply(2), topic: [1] }, to(second)],
    ["to a closed talk, in an open talk's topic", { ...reply(gone), topic: [1] }, { kind: "closed", talk: gone }],
    [
      "to a closed talk, and no further",
      { ...reply(gone), entered: entered(caucus, -1) },
      { kind: "closed", talk: gone },
    ],
    ["to a closed talk, with one open talk", { ...reply(gone), talks: [caucus] }, { kind: "closed", talk: gone }],
    ["to a closed talk, with no open talk", { ...reply(gone), talks: [] }, { kind: "closed", talk: gone }],
    ["to a closed talk, in a form", { ...reply(gone), form: true }, { kind: "closed", talk: gone }],
  ],
  "a talk that was chosen and is over": [
    [
      "is asked about, though one talk is left",
      { talks: [second], entered: { ...entered(caucus, -1), talk: gone } },
      { kind: "ask", talks: [2] },
    ],
    ["is asked about among several", { entered: { ...entered(caucus, -1), talk: gone } }, asked],
    [
      "and an open form still takes its answer",
      { form: true, entered: { ...entered(caucus, -1), talk: gone } },
      { kind: "form" },
    ],
  ],
  "a reply to an unknown message is asked about": [
    ["though one talk is open", { ...unknown, talks: [caucus] }, { kind: "ask", talks: [1] }],
    ["though a talk is entered", { ...unknown, entered: entered(caucus, -1) }, asked],
    ["but an open form takes it", { ...unknown, form: true }, { kind: "form" }],
    ["but without a talk nobody reads it", { ...unknown, talks: [] }, { kind: "none" }],
  ],
  "a topic": [
    ["of a talk", { topic: [2], entered: entered(caucus, -1) }, to(second)],
    ["comes before a form", { topic: [2], form: true }, to(second)],
    ["of the joint talk, though nobody entered it", { topic: [3] }, to(joint)],
    ["of a desk, with one open caucus beside it", { topic: [4], talks: [caucus, desk] }, to(desk)],
    ["comes before a reply to an unknown message", { topic: [2], ...unknown }, to(second)],
    ["comes before what has arrived from another talk", { topic: [2], otherArrivedAt: at(-1) }, to(second)],
    ["of a closed talk", { topic: [gone] }, { kind: "closed", talk: gone }],
    [
      "of a closed talk, and no further, with one open talk",
      { topic: [gone], talks: [caucus] },
      { kind: "closed", talk: gone },
    ],
    ["of a closed talk, with no open talk", { topic: [gone], talks: [] }, { kind: "closed", talk: gone }],
    ["of a closed talk, in a form", { topic: [gone], form: true }, { kind: "closed", talk: gone }],
    ["of two talks says nothing", { topic: [1, 2] }, asked],
    ["of two talks says nothing, in a form", { topic: [1, 2], form: true }, { kind: "form" }],
    ["of no talk says nothing, and the entered talk counts", { topic: [], entered: entered(second, -1) }, to(second)],
    ["of no talk says nothing", { topic: [], talks: [caucus] }, to(caucus)],
  ],
  "a form": [
    ["takes what is written", { form: true }, { kind: "form" }],
    ["before the only talk", { form: true, talks: [caucus] }, { kind: "form" }],
    ["before an entered talk", { form: true, entered: entered(caucus, -1) }, { kind: "form" }],
    ["without any talk", { form: true, talks: [] }, { kind: "form" }],
  ],
  "the only talk": [
    ["if it is a caucus", { talks: [caucus] }, to(caucus)],
    ["is not the joint talk", { talks: [joint] }, { kind: "ask", talks: [3] }],
    ["is not a desk", { talks: [desk] }, { kind: "ask", talks: [4] }],
    ["is not there beside a second", { talks: [caucus, desk] }, { kind: "ask", talks: [1, 4] }],
    ["is nobody without talks", { talks: [] }, { kind: "none" }],
  ],
  "an entered talk": [
    ["is written into", { entered: entered(second, -1) }, to(second)],
    ["in the second of its confirming sentence", { entered: entered(second, 0.9) }, to(second)],
    ["not before its confirming sentence", { entered: entered(second, 1) }, asked],
    ["for thirty minutes", { entered: entered(second, -1800) }, to(second)],
    ["not for longer", { entered: entered(second, -1801) }, asked],
    ["for thirty minutes after its last use", { entered: entered(second, -7200, { usedAt: at(-1800) }) }, to(second)],
    ["not for longer after its last use", { entered: entered(second, -7200, { usedAt: at(-1801) }) }, asked],
    ["not if it is closed meanwhile", { entered: { ...entered(second, -1), talk: gone } }, asked],
    ["may be a desk", { entered: entered(desk, -60) }, to(desk)],
    ["may be the only desk", { entered: entered(desk, -60), talks: [desk] }, to(desk)],
  ],
  "an entered joint talk": [
    ["is written into while its session runs", { entered: entered(joint, -1) }, to(joint)],
    ["for ten minutes", { entered: entered(joint, -600) }, to(joint)],
    ["not for longer", { entered: entered(joint, -601) }, asked],
    ["not without a session", { entered: entered(joint, -1, { session: undefined }) }, asked],
    ["not after its session", { entered: entered(joint, -60, { session: { ...runs, endedAt: at(-1) } }) }, asked],
    [
      "not in the second in which it ends",
      { entered: entered(joint, -60, { session: { ...runs, endedAt: at(0.5) } }) },
      asked,
    ],
    [
      "handled after its session, but written in it",
      { entered: entered(joint, -60, { session: { ...runs, endedAt: at(1) } }) },
      to(joint),
    ],
    [
      "not if it was entered in an earlier session",
      { entered: entered(joint, -60, { session: { startedAt: at(-30), endedAt: null } }) },
      asked,
    ],
    [
      "if it was entered as its session began",
      { entered: entered(joint, -60, { session: { startedAt: at(-60), endedAt: null } }) },
      to(joint),
    ],
  ],
  "something from another talk that has arrived": [
    ["ends the choice", { entered: entered(second, -60), otherArrivedAt: at(-30) }, asked],
    ["in the same second ends it", { entered: entered(second, -60), otherArrivedAt: at(0.9) }, asked],
    [
      "after the message was written changes nothing",
      { entered: entered(second, -60), otherArrivedAt: at(1) },
      to(second),
    ],
    ["before the choice changes nothing", { entered: entered(second, -60), otherArrivedAt: at(-61) }, to(second)],
    ["in the second of the choice ends it", { entered: entered(second, -60), otherArrivedAt: at(-60) }, asked],
    [
      "before their last message changes nothing",
      { entered: entered(second, -60), otherArrivedAt: at(-30), lastWroteAt: at(-20) },
      to(second),
    ],
    [
      "after their last message ends it",
      { entered: entered(second, -60), otherArrivedAt: at(-10), lastWroteAt: at(-20) },
      asked,
    ],
    [
      "in the second of their last message ends it",
      { entered: entered(second, -60), otherArrivedAt: at(-20), lastWroteAt: at(-19.5) },
      asked,
    ],
    ["does not concern the only talk", { talks: [caucus], otherArrivedAt: at(-1) }, to(caucus)],
  ],
};

for (const [title, rows] of Object.entries(cases)) {
  describe(title, () => {
    test.each(rows)("%s", (_, change, expected) => {
      const { writtenAt, repliedTo, topic, ...more } = change;
      const message = {
        writtenAt: writtenAt ?? nothing.message.writtenAt,
        repliedTo: repliedTo ?? null,
        topic: topic ?? [],
      };
      expect(addressOf({ ...nothing, ...more, message })).toEqual(expected);
    });
  });
}

test("nothing goes into a joint talk that was not chosen, replied to or written into by topic", () => {
  for (const talks of [[joint], [joint, caucus], [caucus, joint, desk]]) {
    for (const form of [false, true]) {
      for (const chosen of [null, entered(caucus, -1), entered(joint, 5)]) {
        expect(addressOf({ ...nothing, talks, form, entered: chosen })).not.toEqual(to(joint));
      }
    }
  }
});
