import type { Language } from "../../src/platform/i18n/languages.ts";

/** Words that promise something: that it costs nothing, happens at once, can be done at any time, is erased, is confidential. */
export const promiseWords: Record<Language, RegExp> = {
  kk: /тегін|ақы алмаймыз|бірден|лезде|кез келген (?:уақытта|кезде)|жойылады|өшірілді|өшіріледі|хабарласады|мазаламаймыз|ештеңе (?:қалған|сақталмады)|құпия/i,
  ru: /бесплатн|плату не берём|сразу|немедленно|в любо(?:е время|й момент)|уничтожа|удал[её]н|свяжется|не беспокоим|ничего не (?:осталось|сохранено)|в тайне|конфиденц/i,
  en: /free of charge|charge nothing|\bat once\b|immediately|right away|at any (?:time|moment)|destroyed|deleted|get in touch|nothing comes|nothing of|nothing was saved|confidential/i,
};

/** What holds a promise: a test, an article of the law, or a person. */
interface Held {
  /** The file of the test that fails when the promise is broken. */
  by?: string;
  /** Not ours to keep: what the law says, or what those do who answer the number. */
  source?: string;
}

const form = "test/intake/form.test.ts";
const held = "test/intake/held-words.test.ts";
const typed = "test/composing/bad-input.test.ts";
const inviting = "test/invitations/inviting.test.ts";
const undone = "test/undo/citizens.test.ts";

/** Every text with a promise, and what holds it. A text without a line here promises nothing, or the code is built first. */
export const promises: Record<string, readonly Held[]> = {
  "attendance:doors.hint": [{ by: "test/attendance/check-in.test.ts" }],
  "cases:erasedSoon": [{ by: "test/cases/retention.test.ts" }],
  "clearance:standing.open": [{ by: "test/clearance/clearance.test.ts" }],
  "chat:flood": [{ by: "test/telegram/flood.test.ts" }],
  "composing:discard.done": [{ by: "test/undo/staff.test.ts" }],
  "composing:discard.soon": [{ by: "test/undo/staff.test.ts" }],
  "composing:paused": [{ by: "test/composing/path.test.ts" }],
  "composing:refused.stageOutside": [{ by: typed }],
  "composing:refused.stageTooLong": [{ by: typed }],
  "composing:refused.stageUnclear": [{ by: typed }],
  "composing:refused.tooLong": [{ by: typed }],
  "composing:refused.tooManyStages": [{ by: typed }],
  "danger:number.111": [{ source: "the state's contact centre 111: free, day and night, anonymous" }],
  "intake:adult.minor": [{ source: "the state's contact centre 111: free, day and night, anonymous" }],
  "intake:consent.body": [
    { by: "test/intake/erased.test.ts" },
    {
      source:
        "law 94-V, art. 18, 24: the operator erases, and answers who withdraws; 401-IV, art. 5: mediation is voluntary",
    },
  ],
  "intake:consent.refused": [{ by: form }],
  "intake:dropSoon": [{ by: undone }],
  "intake:dropped": [{ by: undone }],
  "intake:erased": [{ by: "test/intake/erased.test.ts" }],
  "intake:held.ask": [{ by: held }],
  "intake:held.erased": [{ by: "test/intake/typed-answers.test.ts" }],
  "intake:held.expired": [{ by: held }],
  "intake:held.forgotten": [{ by: held }],
  "intake:held.kept": [{ by: "test/intake/typed-answers.test.ts" }],
  "intake:remit.ended": [{ by: undone }],
  "intake:remit.why.CHILD_IN_DANGER": [{ source: "the state's numbers 102 and 111" }],
  "intake:story.clearSoon": [{ by: undone }],
  "intake:story.cleared": [{ by: undone }],
  "papers:print.secrecy": [
    { source: "law 401-IV, art. 8 and 21(2): what the parties and the mediator undertake in the contract" },
  ],
  "invitations:adult.minor": [{ by: inviting }],
  "invitations:consent.body": [
    { by: inviting },
    {
      source:
        "law 94-V, art. 18, 24: the operator erases, and answers who withdraws; 401-IV, art. 5: mediation is voluntary",
    },
  ],
  "invitations:cost.PUBLIC": [{ source: "401-IV, art. 22" }],
  "invitations:decline.ask": [{ by: inviting }],
  "invitations:decline.done": [{ by: inviting }],
  "invitations:revoke.ask": [{ by: inviting }],
  "invitations:confirm.sure": [{ by: inviting }],
  "invitations:own.next.STRANGER": [{ by: inviting }],
  "invitations:mediator.next.STRANGER": [{ by: inviting }],
  "invitations:stranger.STRANGER": [{ by: inviting }],
  "invitations:stranger.REVOKED": [{ by: inviting }],
  "invitations:stranger.EXPIRED": [{ by: inviting }],
  "people:about": [{ source: "401-IV, art. 5, 8, 22" }],
  "people:description": [{ by: "test/database/canary.test.ts" }],
  "people:home.greeting": [{ by: "test/database/canary.test.ts" }, { source: "401-IV, art. 22" }],
  "talks:opening": [{ source: "401-IV, art. 4, 8, 9, 10" }],
  "phrases:dropSoon": [{ by: "test/phrases/phrases.test.ts" }],
  "phrases:dropping.refused": [{ by: "test/undo/carrying-out.test.ts" }],
  "subscriptions:anyHour": [{ by: "test/subscriptions/subscriptions.test.ts" }],
  "subscriptions:consent.body": [
    { by: "test/subscriptions/consent.test.ts" },
    { source: "law 94-V, art. 18, 24: the operator erases, and answers who withdraws" },
  ],
  "subscriptions:consent.refused": [{ by: "test/subscriptions/consent.test.ts" }],
  "subscriptions:intro": [{ by: "test/announcements/broadcast.test.ts" }],
  "subscriptions:noHours": [{ by: "test/subscriptions/subscriptions.test.ts" }],
};

/** How each language says that there is no date yet. */
export const noDateYet: Record<Language, RegExp> = {
  kk: /мерзімін әзірге айта алмаймыз/i,
  ru: /срок пока назвать не можем/i,
  en: /we cannot say yet (?:when|how long)/i,
};

/** What an applicant is told about a case that goes on: each says by when, or that there is no date yet. */
export const statuses: readonly string[] = [
  "closing:reopen.former",
  "closing:reopen.another",
  "closing:reopen.coordinator",
  "cases:filed.offered",
  "cases:filed.escalated",
  "cases:filed.review",
  "cases:filed.overLimit",
  "cases:offeredNext",
  "cases:escalated",
  "cases:left",
  "cases:leftUnreachable",
  "cases:next.noDate",
  "cases:next.offer",
  "cases:next.answer",
  "cases:next.late",
  "cases:next.approval",
  "cases:next.reopen",
  "intake:remit.coordinator",
];

/** Texts about a case for which nobody waits on our side, and why. */
export const statusesWithoutDate: Record<string, string> = {
  "cases:accepted": "the mediator and the applicant agree on the rest",
  "cases:next.agree": "the mediator and the applicant agree on the rest",
  "cases:next.newReport": "it has ended",
  "cases:next.soon": "a minute",
  "cases:added": "it was told to the case's mediator",
  "cases:unsuitable": "it has ended",
  "cases:abuse": "it has ended",
  "cases:erasedSoon": "it has ended; it names the day on which it is erased",
  "cases:unknownNumber": "it names no case of this person",
  "cases:party.ENDED": "it has ended",
  "cases:party.left": "it has ended",
  "cases:party.looking": "what comes next stands below it",
  "cases:party.over": "it has ended",
  "cases:withdraw.ask": "a question",
  "cases:withdraw.done": "it has ended",
  "cases:withdraw.over": "it has ended",
  "cases:withdraw.refused": "it has ended",
  "cases:withdraw.soon": "a minute",
  "cases:withdraw.undone": "nothing was changed; the case has its status",
};
