import type { Command, Entrance } from "../../platform/chat/entrance.ts";
import type { Person } from "../../platform/chat/person.ts";
import { type Act, mayAnywhere } from "./permissions.ts";

/** An entrance as far as menus need it, whatever opens it. */
export type MenuEntrance = Pick<Entrance<never, Act>, "command" | "act"> & { behind?: Act };

/** Whether a person may come in. */
export function mayEnter(person: Pick<Person, "staff">, { act }: Pick<MenuEntrance, "act">): boolean {
  return act === undefined || mayAnywhere(person, act);
}

/** The entrances that menus and home show a person. */
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
