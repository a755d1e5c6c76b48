import { withdrawnScreen } from "../../src/features/cases/screens.ts";
import { unknownScreen } from "../../src/features/undo/screens.ts";
import type { Language } from "../../src/platform/i18n/languages.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { announcementScreens } from "./announcements.ts";
import { attendanceScreens } from "./attendance.ts";
import { caseworkScreens } from "./casework.ts";
import { citizenScreens } from "./citizen.ts";
import { clearanceScreens } from "./clearance.ts";
import { closingScreens } from "./closing.ts";
import { composingScreens } from "./composing.ts";
import { dangerScreens } from "./danger.ts";
import { disclosureScreens } from "./disclosure.ts";
import { eventScreens } from "./events.ts";
import { formScreens } from "./form.ts";
import { handoverScreens } from "./handover.ts";
import { invitationScreens } from "./invitations.ts";
import { meetingScreens } from "./meetings.ts";
import { paperScreens } from "./papers.ts";
import { partyScreens } from "./parties.ts";
import { peopleScreens } from "./people.ts";
import { phraseScreens } from "./phrases.ts";
import { quietScreens } from "./quiet.ts";
import { staffScreens } from "./staff.ts";
import type { Shown, Stage } from "./stage.ts";
import { subscriptionScreens } from "./subscriptions.ts";
import { talkScreens } from "./talks.ts";
import { termScreens } from "./terms.ts";

/** Every screen, with sample data. `texts` is for screens that show several languages at once. */
export function allScreens(stage: Stage, texts?: (language: Language) => Texts): Shown[] {
  return [
    ...peopleScreens(stage, texts),
    ...formScreens(stage),
    ...citizenScreens(stage),
    ...dangerScreens(stage),
    ...staffScreens(stage),
    ...handoverScreens(stage),
    ...paperScreens(),
    ...meetingScreens(stage),
    ...invitationScreens(stage),
    ...closingScreens(stage),
    ...termScreens(),
    ...clearanceScreens(stage),
    ...disclosureScreens(),
    ...partyScreens(stage),
    ...caseworkScreens(stage),
    ...phraseScreens(),
    ...talkScreens(stage),
    ...announcementScreens(stage),
    ...eventScreens(stage),
    ...composingScreens(stage),
    ...attendanceScreens(stage),
    ...subscriptionScreens(stage),
    ...quietScreens(),
    { name: "undo: no longer possible", screen: unknownScreen },
    // Each kind has its own screen; they are among those of its feature.
    { name: "outbox: undo.ended", screen: (shown) => withdrawnScreen(shown, { number: "2026-000417", danger: [] }) },
  ];
}
