import type { Command, Entrance } from "../../platform/chat/entrance.ts";
import type { Person } from "../../platform/chat/person.ts";
import { type Act, mayAnywhere } from "./permissions.ts";

/** The part of an entrance that menus need. */
export type MenuEntrance = Pick<Entrance<never, Act>, "command" | "act"> & { behind?: Act };

/** Whether a person may use an entrance. */
export function mayEnter(person: Pick<Person, "staff">, { act }: Pick<MenuEntrance, "act">): boolean {
  return act === undefined || mayAnywhere(person, act);
}

/** The entrances that a person sees in the menu and on the home screen. */
export function shownTo<E extends MenuEntrance>(
  person: Pick<Person, "staff">,
  entrances: readonly E[],
): (E & { command: Command })[] {
  return entrances.filter(
    (entrance): entrance is E & { command: Command } =>
      entrance.command !== undefined &&
      mayEnter(person, entrance) &&
      !(entrance.behind !== undefined && mayAnywhere(person, entrance.behind)),
  );
}
