import { homeButton } from "../../platform/chat/home.ts";
import { shownName } from "../../platform/chat/names.ts";
import { type Button, grid, type Screen, tick } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { languageNames } from "../places/screens.ts";
import { directoryButtons } from "./buttons.ts";
import { type InvitableRole, type Invitation, invitableRoles, profiles } from "./invitations.ts";

const data = directoryButtons.data;

export function rolesScreen(texts: Texts): Screen {
  return {
    text: texts.html("directory:invite.role"),
    rows: [
      ...invitableRoles.map((role) => [{ label: roleName(texts, role), data: data("role", { role }) }]),
      [homeButton(texts)],
    ],
  };
}

function roleName(texts: Texts, role: InvitableRole): string {
  return texts.plain(`directory:role.${role}`);
}

export function regionsScreen(texts: Texts, places: Places, invitation: Invitation): Screen {
  const next: Button =
    invitation.role === "MEDIATOR"
      ? { label: texts.plain("directory:invite.next"), data: data("languages", { invitation: invitation.id }) }
      : linkButton(texts, invitation);
  return {
    text: texts.html("directory:invite.regions", { role: roleName(texts, invitation.role) }),
    rows: [
      ...grid(
        places.regions.map(({ id, name }) => {
          const on = invitation.regions.includes(id);
          return {
            label: tick(on, name[texts.language]),
            data: data("region", { invitation: invitation.id, region: id, to: on ? "off" : "on" }),
          };
        }),
        2,
      ),
      [next],
    ],
  };
}

export function languagesScreen(texts: Texts, places: Places, invitation: Invitation): Screen {
  return {
    text: texts.html("directory:invite.languages", { role: roleName(texts, invitation.role) }),
    rows: [
      ...grid(
        places.languages.map(({ code, name }) => {
          const on = invitation.languages.includes(code);
          return {
            label: tick(on, name[texts.language]),
            data: data("language", { invitation: invitation.id, language: code, to: on ? "off" : "on" }),
          };
        }),
        2,
      ),
      [{ label: texts.plain("directory:invite.next"), data: data("profile", { invitation: invitation.id }) }],
    ],
  };
}

/** Asks for the qualifications of a mediator, which decide which cases they are offered. */
export function profileScreen(texts: Texts, invitation: Invitation): Screen {
  return {
    text: texts.html("directory:invite.profile", { role: roleName(texts, invitation.role) }),
    rows: [
      ...profiles.map((profile) => {
        const on = invitation.profile.includes(profile);
        const label = tick(on, texts.plain(`directory:profile.${profile}`));
        return [{ label, data: data("mark", { invitation: invitation.id, profile, to: on ? "off" : "on" }) }];
      }),
      [linkButton(texts, invitation)],
    ],
  };
}

export function linkScreen(texts: Texts, places: Places, invitation: Invitation, link: string, until: Date): Screen {
  return {
    text: texts.html("directory:invite.ready", {
      ...facts(texts, places, invitation),
      until: dayAndTime(texts, until),
      link,
    }),
    rows: [[homeButton(texts)]],
  };
}

export function joinScreen(texts: Texts, places: Places, invitation: Invitation, name: string, token: string): Screen {
  return {
    text: texts.html("directory:join.ask", { ...facts(texts, places, invitation), name: shownName(name) }),
    rows: [[{ label: texts.plain("directory:join.accept"), data: data("join", { token }) }], [homeButton(texts)]],
  };
}

export function welcomeScreen(texts: Texts, role: InvitableRole): Screen {
  const welcome = texts.html("directory:join.welcome", { role: roleName(texts, role) });
  const more = role === "MEDIATOR" ? `\n\n${texts.html("directory:join.mediator")}` : "";
  return { text: welcome + more, rows: [[homeButton(texts)]] };
}

function facts(texts: Texts, places: Places, { role, regions, languages }: Invitation) {
  const names = places.regions.filter(({ id }) => regions.includes(id)).map(({ name }) => name[texts.language]);
  return {
    role: roleName(texts, role),
    regions: names.length === 0 ? texts.plain("directory:invite.wholeCountry") : names.join(", "),
    languages: languages.length === 0 ? "—" : languageNames(places, languages, texts),
  };
}

function linkButton(texts: Texts, { id }: Invitation): Button {
  return { label: texts.plain("directory:invite.make"), data: data("make", { invitation: id }) };
}
