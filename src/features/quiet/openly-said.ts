// Everything else is covered, so that a new message is covered until somebody writes it down here. A test holds that nothing that a party
// hears about a case, a report or danger is on these lists.

/** The messages that say nothing about a case, a report or danger. */
const aboutOtherThings = [
  "announcements.paused",
  "announcements.progress",
  "attendance.rating",
  "attendance.results",
  "chat.flood",
  "chat.notKept",
  "chat.refused",
  "chat.setAside",
  "composing.approve",
  "composing.approved",
  "composing.changedByOne",
  "composing.returned",
  "events.announcement",
  "events.cancelled",
  "events.changed",
  "events.offered",
  "events.reminder",
  "quiet.notice",
] as const;

/** The messages that only staff get, about other people's cases. Quiet mode is for somebody's own. */
export const onlyToStaff = [
  "assignment.added",
  "assignment.applicantLeft",
  "assignment.applicantLeftAgain",
  "assignment.needed",
  "assignment.notes",
  "assignment.ping",
  "assignment.remains",
  "assignment.reminder",
  "assignment.storyHead",
  "assignment.storyMore",
  "assignment.storyPart",
  "clearance.toDecide",
  "clearance.told",
  "closing.approved",
  "closing.closedForYou",
  "closing.reminder",
  "closing.returned",
  "closing.submitted",
  "danger.alarm",
  "danger.callAnswer",
  "danger.untaken",
  "disclosure.told",
  "handover.asked",
  "handover.minor",
  "handover.minorLeft",
  "handover.thanked",
  "handover.toDecide",
  "papers.reason",
  "invitations.accepted",
  "talks.owed",
  "talks.unanswered",
  "talks.unreachable",
] as const;

/** The messages that quiet mode does not cover, by name. */
export const openlySaid: readonly string[] = [...aboutOtherThings, ...onlyToStaff];

/** Messages that answer at once what the person has just written: they are looking, as with a direct answer. */
export const answersAtOnce: readonly string[] = [
  "intake.albumAdded",
  "intake.partly",
  "intake.received",
  "intake.tooLong",
  "intake.tooMany",
];
