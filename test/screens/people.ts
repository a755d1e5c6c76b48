import { queueButtons, workButtons } from "../../src/assignment/buttons.ts";
import { doorEntry, figuresEntry } from "../../src/attendance/door-screens.ts";
import { caseButtons } from "../../src/cases/buttons.ts";
import { roles } from "../../src/chat/person.ts";
import type { Button } from "../../src/chat/screen.ts";
import { composeButton } from "../../src/composing/screens.ts";
import type { Invitation } from "../../src/directory/invitations.ts";
import {
  inviteButton,
  joinScreen,
  languagesScreen,
  linkScreen,
  profileScreen,
  regionsScreen,
  rolesScreen,
  welcomeScreen,
} from "../../src/directory/screens.ts";
import { eventsButton } from "../../src/events/screens.ts";
import { createTexts, type Language, type TextKey, type Texts } from "../../src/i18n/texts.ts";
import { continueButton, reportButton } from "../../src/intake/screens.ts";
import { shortDescription, staffMenu } from "../../src/people/menu.ts";
import { aboutScreen, helpScreen, homeScreen, languageScreen } from "../../src/people/screens.ts";
import { roomButtons } from "../../src/places/buttons.ts";
import { subscriptionButtons } from "../../src/subscriptions/buttons.ts";
import { mediator, type Shown, type Stage, until } from "./stage.ts";

/** What everyone sees, and how staff are invited. */
export function peopleScreens(stage: Stage, texts: (language: Language) => Texts = createTexts()): Shown[] {
  const { places, operator } = stage;
  return [
    { name: "language", screen: ({ language }) => languageScreen(texts, language, null) },
    ...homeScreens(stage),
    { name: "help", screen: (words) => helpScreen(words, [...places.hotlines]) },
    { name: "about", screen: (words) => aboutScreen(words, operator) },
    {
      name: "menu of all roles",
      screen: (words) => ({
        text: staffMenu(words, roles)
          .map(({ command, description }) => `/${command} – ${description}`)
          .join("\n"),
      }),
    },
    {
      name: "the bot's description, long and short",
      screen: (words) => ({
        text: `${words.plain("people:description")}\n\n${shortDescription(words, operator)}`,
      }),
    },
    ...saying("chat:expired", "chat:notUnderstood", "chat:onlyPrivate", "chat:late", "chat:older", "chat:retracted"),
    { name: "outbox: chat.setAside", screen: (words) => ({ text: words.html("chat:setAside") }) },
    { name: "outbox: chat.flood", screen: (words) => ({ text: words.html("chat:flood") }) },
    { name: "outbox: chat.refused", screen: (words) => ({ text: words.html("chat:refused") }) },
    { name: "outbox: chat.notKept", screen: (words) => ({ text: words.html("chat:notKept") }) },
    ...directoryScreens(stage),
  ];
}

/** Home with the buttons of each role, in the order of src/bot.ts. */
function homeScreens({ operator }: Stage): Shown[] {
  const button = (texts: Texts, key: TextKey, data: string): Button => ({ label: texts.plain(key), data });
  const all = (texts: Texts, report: Button): Button[] => [
    report,
    button(texts, "people:home.cases", caseButtons.data("mine", {})),
    button(texts, "people:home.room", roomButtons.data("find", {})),
    eventsButton(texts),
    button(texts, "people:home.subscriptions", subscriptionButtons.data("open", {})),
  ];
  const work = (texts: Texts) => [
    button(texts, "people:home.work", workButtons.data("list", {})),
    button(texts, "people:home.duty", workButtons.data("onDuty", {})),
  ];
  const queue = (texts: Texts) => button(texts, "people:home.queue", queueButtons.data("list", {}));
  const home = (name: string, entries: (texts: Texts) => Button[]): Shown => ({
    name: `home: ${name}`,
    screen: (texts) => homeScreen(texts, operator, entries(texts)),
  });
  return [
    home("a newcomer", (texts) => all(texts, reportButton(texts))),
    home("with a report begun", (texts) => all(texts, continueButton(texts))),
    home("a mediator", (texts) => [...all(texts, reportButton(texts)), ...work(texts)]),
    home("a coordinator", (texts) => [...all(texts, reportButton(texts)), queue(texts)]),
    home("an editor", (texts) => [...all(texts, reportButton(texts)), composeButton(texts), doorEntry(texts)]),
    home("the council", (texts) => [...all(texts, reportButton(texts)), figuresEntry(texts)]),
    home("an administrator", (texts) => [
      ...all(texts, reportButton(texts)),
      queue(texts),
      composeButton(texts),
      doorEntry(texts),
      inviteButton(texts),
    ]),
  ];
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
