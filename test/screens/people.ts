import { entrances } from "../../src/app/features.ts";
import type { Invitation } from "../../src/features/directory/invitations.ts";
import {
  joinScreen,
  languagesScreen,
  linkScreen,
  profileScreen,
  regionsScreen,
  rolesScreen,
  welcomeScreen,
} from "../../src/features/directory/screens.ts";
import { shownTo } from "../../src/features/people/entrances.ts";
import { menuOf, shortDescription } from "../../src/features/people/menu.ts";
import { aboutScreen, helpScreen, homeScreen, languageScreen } from "../../src/features/people/screens.ts";
import { type Role, roles, type StaffMembership } from "../../src/platform/chat/person.ts";
import type { Language } from "../../src/platform/i18n/languages.ts";
import { createTexts, type TextKey, type Texts } from "../../src/platform/i18n/texts.ts";
import { mediator, type Shown, type Stage, until } from "./stage.ts";

/** What everybody sees, and how staff are invited. */
export function peopleScreens(stage: Stage, texts: (language: Language) => Texts = createTexts()): Shown[] {
  const { places, operator } = stage;
  return [
    { name: "language", screen: ({ language }) => languageScreen(texts, language, null) },
    ...homeScreens(stage),
    { name: "help", screen: (words) => helpScreen(words, [...places.hotlines]) },
    { name: "about", screen: (words) => aboutScreen(words, operator) },
    menu("all roles", roles),
    menu("the council", ["COUNCIL"]),
    {
      name: "the bot's description, long and short",
      screen: (words) => ({
        text: `${words.plain("people:description")}\n\n${shortDescription(words, operator)}`,
      }),
    },
    ...saying("chat:expired", "chat:notUnderstood", "chat:onlyPrivate", "chat:late", "chat:older", "chat:retracted"),
    {
      name: "says: chat:editedEarlier",
      screen: (words) => ({ text: words.html("chat:editedEarlier", { back: words.plain("chat:back") }) }),
    },
    { name: "outbox: chat.setAside", screen: (words) => ({ text: words.html("chat:setAside") }) },
    { name: "outbox: chat.flood", screen: (words) => ({ text: words.html("chat:flood") }) },
    { name: "outbox: chat.refused", screen: (words) => ({ text: words.html("chat:refused") }) },
    { name: "outbox: chat.notKept", screen: (words) => ({ text: words.html("chat:notKept") }) },
    ...directoryScreens(stage),
  ];
}

/** The home screen of each role. */
function homeScreens({ operator }: Stage): Shown[] {
  const home = (name: string, held: readonly Role[], report: TextKey = "people:home.report"): Shown => ({
    name: `home: ${name}`,
    screen: (texts) => {
      const buttons = shownTo({ staff: memberships(held) }, entrances).map(({ command, button, label }) => ({
        label: texts.plain(label === undefined ? `people:home.${command}` : report),
        data: button,
      }));
      return homeScreen(texts, operator, buttons);
    },
  });
  return [
    home("a newcomer", []),
    home("with a report begun", [], "people:home.continue"),
    home("a mediator", ["MEDIATOR"]),
    home("a coordinator", ["COORDINATOR"]),
    home("an editor", ["EDITOR"]),
    home("the council", ["COUNCIL"]),
    home("an administrator", ["ADMIN"]),
  ];
}

function menu(name: string, held: readonly Role[]): Shown {
  return {
    name: `menu of ${name}`,
    screen: (texts) => ({
      text: menuOf({ staff: memberships(held) }, texts, entrances)
        .map(({ command, description }) => `/${command} – ${description}`)
        .join("\n"),
    }),
  };
}

function memberships(held: readonly Role[]): StaffMembership[] {
  return held.map((role) => ({ role, regions: [] }));
}

function directoryScreens({ places }: Stage): Shown[] {
  const invitation: Invitation = {
    id: 3,
    role: "MEDIATOR",
    regions: ["KZ-19", "KZ-59"],
    languages: ["kk", "ru"],
    profile: ["WOMAN"],
  };
  const everywhere: Invitation = { ...invitation, role: "COORDINATOR", regions: [], languages: [], profile: [] };
  const link = "https://t.me/bitimger_bot?start=staff_dGhpcyBpcyBub3QgYSB0b2tlbg";
  return [
    { name: "invite: role", screen: rolesScreen },
    { name: "invite: a mediator's regions", screen: (texts) => regionsScreen(texts, places, invitation) },
    { name: "invite: a coordinator's regions", screen: (texts) => regionsScreen(texts, places, everywhere) },
    { name: "invite: languages", screen: (texts) => languagesScreen(texts, places, invitation) },
    { name: "invite: profile", screen: (texts) => profileScreen(texts, invitation) },
    { name: "invite: the link", screen: (texts) => linkScreen(texts, places, invitation, link, until) },
    { name: "join: as a mediator", screen: (texts) => joinScreen(texts, places, invitation, mediator, "token") },
    { name: "join: as a coordinator", screen: (texts) => joinScreen(texts, places, everywhere, mediator, "token") },
    { name: "join: welcome, mediator", screen: (texts) => welcomeScreen(texts, "MEDIATOR") },
    { name: "join: welcome, coordinator", screen: (texts) => welcomeScreen(texts, "COORDINATOR") },
    { name: "join: welcome, editor", screen: (texts) => welcomeScreen(texts, "EDITOR") },
  ];
}

function saying(...keys: TextKey[]): Shown[] {
  return keys.map((key) => ({ name: `says: ${key}`, screen: (texts) => ({ text: texts.html(key) }) }));
}
