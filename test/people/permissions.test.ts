import { describe, expect, test } from "vitest";
import { entrances } from "../../src/app/features.ts";
import { menuOf } from "../../src/features/people/menu.ts";
import { type Act, may, mayAnywhere, permissions, regionsFor, roleFor } from "../../src/features/people/permissions.ts";
import { type Person, type Role, roles } from "../../src/platform/chat/person.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { permissionTable } from "./permission-table.ts";

const here = "KZ-19";
const elsewhere = "KZ-10";

function person(...staff: [Role, string[]][]): Person {
  const held = staff.map(([role, regions]) => ({ role, regions }));
  return { id: 7, telegramId: 7, language: "kk", blocked: false, staff: held };
}

const acts = Object.keys(permissions) as Act[];
const caseActs = acts.filter((act) => permissions[act].subject === "case");

test("the whole table of permissions", () => {
  expect(`\n${permissionTable()}\n`).toMatchInlineSnapshot(`
    "
    act                  of            MEDIATOR  COORDINATOR  EDITOR   COUNCIL  ADMIN       never      recorded
    seeOffer             case          regions   ·            ·        ·        ·           parties    ·
    acceptOffer          case          regions   ·            ·        ·        ·           parties    yes
    declineOffer         case          regions   ·            ·        ·        ·           parties    yes
    seeOwnCase           case          regions   ·            ·        ·        ·           parties    ·
    giveBackCase         case          regions   ·            ·        ·        ·           parties    yes
    readStory            case          regions   ·            ·        ·        ·           parties    yes
    talkAsMediator       case          regions   ·            ·        ·        ·           parties    ·
    stopTalk             case          regions   ·            ·        ·        ·           parties    yes
    sendOpeningWords     case          regions   ·            ·        ·        ·           parties    yes
    noteOwnCase          case          regions   ·            ·        ·        ·           parties    yes
    handOverCase         case          regions   ·            ·        ·        ·           parties    yes
    answerHandover       case          regions   ·            ·        ·        ·           parties    yes
    arrangeMeeting       case          regions   ·            ·        ·        ·           parties    yes
    reportChildInDanger  case          regions   ·            ·        ·        ·           parties    yes
    askForClearance      case          regions   ·            ·        ·        ·           parties    yes
    passOnWords          case          regions   ·            ·        ·        ·           parties    yes
    markMinor            case          regions   ·            ·        ·        ·           parties    yes
    writePaper           case          regions   ·            ·        ·        ·           parties    ·
    makePaper            case          regions   ·            ·        ·        ·           parties    yes
    recordSignature      case          regions   ·            ·        ·        ·           parties    yes
    closeOwnCase         case          regions   ·            ·        ·        ·           parties    yes
    recordContract       case          regions   ·            ·        ·        ·           parties    yes
    proposeExtension     case          regions   ·            ·        ·        ·           parties    yes
    setDuty              mediator      self      ·            ·        ·        ·           ·          yes
    keepPhrases          mediator      self      self         ·        ·        self        ·          ·
    hearOfCase           case          ·         regions      ·        ·        everywhere  parties    ·
    seeNotes             case          ·         regions      ·        ·        everywhere  parties    ·
    noteCase             case          ·         regions      ·        ·        everywhere  parties    yes
    seeQueue             case          ·         regions      ·        ·        everywhere  parties    ·
    reviewStory          case          ·         regions      ·        ·        everywhere  parties    yes
    askToCall            case          ·         regions      ·        ·        everywhere  parties    yes
    answerDesk           case          ·         regions      ·        ·        everywhere  parties    ·
    assignCase           case          ·         regions      ·        ·        everywhere  parties    yes
    releaseCase          case          ·         regions      ·        ·        everywhere  parties    yes
    decideOnMediator     case          ·         regions      ·        ·        everywhere  parties    yes
    decideOnClearance    case          ·         regions      ·        ·        everywhere  parties    yes
    closeUnsuitableCase  case          ·         regions      ·        ·        everywhere  parties    yes
    closeAbusiveCase     case          ·         regions      ·        ·        everywhere  parties    yes
    seeOpenCase          case          ·         regions      ·        ·        everywhere  parties    ·
    closeOpenCase        case          ·         regions      ·        ·        everywhere  parties    yes
    approveClosing       case          ·         regions      ·        ·        everywhere  parties    yes
    returnClosing        case          ·         regions      ·        ·        everywhere  parties    yes
    takeAlarm            alarm         duty      duty         ·        ·        everywhere  parties    yes
    askFromAlarm         alarm         duty      duty         ·        ·        everywhere  parties    yes
    composeEvent         event         ·         ·            regions  ·        everywhere  ·          ·
    submitEvent          event         ·         ·            regions  ·        everywhere  ·          yes
    submitChange         event         ·         ·            regions  ·        everywhere  ·          yes
    seeSubmission        event         ·         ·            regions  ·        everywhere  ·          ·
    approveEvent         event         ·         ·            regions  ·        everywhere  composers  yes
    returnEvent          event         ·         ·            regions  ·        everywhere  composers  yes
    publishChange        event         ·         ·            regions  ·        everywhere  ·          yes
    cancelEvent          event         ·         ·            regions  ·        everywhere  ·          yes
    openDoor             event         ·         ·            regions  ·        everywhere  ·          ·
    checkIn              event         ·         ·            regions  ·        everywhere  ·          yes
    letIn                event         ·         ·            regions  ·        everywhere  ·          yes
    countWalkIn          event         ·         ·            regions  ·        everywhere  ·          yes
    sendResults          event         ·         ·            regions  ·        everywhere  ·          yes
    readFigures          event         ·         ·            regions  regions  everywhere  ·          ·
    seeAnnouncement      announcement  ·         ·            own      ·        everywhere  ·          ·
    pauseAnnouncement    announcement  ·         ·            own      ·        everywhere  ·          yes
    resumeAnnouncement   announcement  ·         ·            own      ·        everywhere  ·          yes
    stopAnnouncement     announcement  ·         ·            own      ·        everywhere  ·          yes
    composeInvitation    invitation    ·         ·            ·        ·        everywhere  ·          ·
    inviteStaff          invitation    ·         ·            ·        ·        everywhere  ·          yes
    "
  `);
});

describe("a party to a case", () => {
  test.each(caseActs)("may not %s it, whatever their roles", (act) => {
    const everything = person(...roles.map((role): [Role, string[]] => [role, []]));
    expect(permissions[act].never).toBe("parties");
    expect(may(everything, act, { regions: [here], never: [1, everything.id] })).toBe(false);
    expect(may(everything, act, { regions: [here], never: [1] })).toBe(true);
  });
});

test("the composer of an event may not approve it, but sees that it is waiting", () => {
  const editor = person(["EDITOR", [here]]);
  const composed = { regions: [here], never: [editor.id] };
  expect(may(editor, "approveEvent", composed)).toBe(false);
  expect(may(editor, "returnEvent", composed)).toBe(false);
  expect(may(editor, "seeSubmission", composed)).toBe(true);
  expect(may(editor, "approveEvent", { regions: [here], never: [] })).toBe(true);
});

test.each([
  ["all regions of the event are theirs", [here], [here], true],
  ["one region of the event is not theirs", [here], [here, elsewhere], false],
  ["the event is for the whole country and they serve one region", [here], [], false],
  ["they serve the whole country", [], [], true],
])("an editor may compose an event depending on the regions: %s", (_, own, regions, expected) => {
  expect(may(person(["EDITOR", own]), "composeEvent", { regions })).toBe(expected);
});

test("only its editor and administrators control an announcement", () => {
  const regions = [here];
  expect(may(person(["EDITOR", []]), "stopAnnouncement", { regions, ownerId: 8 })).toBe(false);
  expect(may(person(["EDITOR", []]), "stopAnnouncement", { regions, ownerId: 7 })).toBe(true);
  expect(may(person(["EDITOR", [elsewhere]]), "stopAnnouncement", { regions, ownerId: 7 })).toBe(false);
  expect(may(person(["ADMIN", []]), "stopAnnouncement", { regions, ownerId: 8 })).toBe(true);
});

test("mediators set their own duty, whatever their regions, and nobody else's", () => {
  const mediator = person(["MEDIATOR", [elsewhere]]);
  expect(may(mediator, "setDuty", { regions: [here], ownerId: mediator.id })).toBe(true);
  expect(may(mediator, "setDuty", { regions: [elsewhere], ownerId: 8 })).toBe(false);
  expect(may(person(["ADMIN", []]), "setDuty", { regions: [], ownerId: mediator.id })).toBe(false);
});

test("an administrator who is invited for a region acts in the whole country all the same", () => {
  const admin = person(["ADMIN", [elsewhere]]);
  expect(may(admin, "assignCase", { regions: [here], never: [] })).toBe(true);
  expect(regionsFor(admin, "seeQueue")).toBe("everywhere");
});

test("the role that allows an act is the role for the region", () => {
  const both = person(["COORDINATOR", [elsewhere]], ["ADMIN", []]);
  expect(roleFor(both, "assignCase", { regions: [here], never: [] })).toBe("ADMIN");
  expect(roleFor(both, "assignCase", { regions: [elsewhere], never: [] })).toBe("COORDINATOR");
  expect(roleFor(person(["MEDIATOR", []]), "assignCase", { regions: [here], never: [] })).toBeNull();
});

test("lists cover only the regions of roles that allow the act", () => {
  expect(regionsFor(person(["COORDINATOR", [here]], ["MEDIATOR", [elsewhere]]), "seeQueue")).toEqual([here]);
  expect(regionsFor(person(["COORDINATOR", []]), "seeQueue")).toBe("everywhere");
  expect(regionsFor(person(["COORDINATOR", [here]], ["ADMIN", []]), "seeQueue")).toBe("everywhere");
  expect(regionsFor(person(["EDITOR", []]), "seeQueue")).toEqual([]);
});

test.each([
  ["MEDIATOR", ["work", "duty", "phrases"]],
  ["COORDINATOR", ["queue", "closings", "clearance", "phrases"]],
  ["EDITOR", ["compose", "door"]],
  ["COUNCIL", ["figures"]],
  ["ADMIN", ["queue", "closings", "clearance", "phrases", "compose", "door", "staff"]],
] as const)("the menu of a %s has the commands that the role allows", (role, commands) => {
  const menu = menuOf(person([role, []]), createTexts()("kk"), entrances).map(({ command }) => command);
  expect(menu.slice(0, menu.indexOf("start"))).toEqual(commands);
});

test("without a role nobody may do anything", () => {
  expect(acts.filter((act) => mayAnywhere(person(), act))).toEqual([]);
});
