import { type Language, languages } from "../../src/platform/i18n/languages.ts";
import type { Town } from "../harness/town.ts";

export interface Walker {
  id: number;
  language: Language;
  role: "citizen" | "mediator" | "coordinator" | "editor" | "admin";
}

/** The people of the town in the walk. */
export interface Cast {
  /** A citizen for each language, all with the same journey. */
  trio: readonly Walker[];
  citizens: readonly Walker[];
  mediators: readonly Walker[];
  coordinator: Walker;
  elsewhere: Walker;
  editor: Walker;
  admin: Walker;
  all: readonly Walker[];
}

/** The administrator is the first person of the town. */
export const adminId = 1001;
export const ownRegion = "KZ-19";
const otherRegion = "KZ-10";

/** Creates the staff, and citizens who have not written yet. */
export async function castPeople(town: Town): Promise<Cast> {
  const newcomer = (name: string, language: Language, role: Walker["role"] = "citizen"): Walker => ({
    id: town.person(name, language).id,
    language,
    role,
  });
  const admin = newcomer("Данияр", "ru", "admin");
  if (admin.id !== adminId) throw new Error("The administrator must be the first person in the town.");
  const every = [...languages];
  const mediators: Walker[] = [];
  const layouts = [
    ["Ерлан", "kk", [ownRegion]],
    ["Мария", "ru", [ownRegion]],
    ["John", "en", []],
    ["Серік", "kk", [otherRegion]],
  ] as const;
  for (const [name, language, regions] of layouts) {
    const { id } = await town.staff(name, language, { role: "MEDIATOR", regions: [...regions], languages: every });
    mediators.push({ id, language, role: "mediator" });
  }
  const coordinates = async (name: string, language: Language, regions: string[]): Promise<Walker> => {
    const { id } = await town.staff(name, language, { role: "COORDINATOR", regions });
    return { id, language, role: "coordinator" };
  };
  const coordinator = await coordinates("Сәуле", "kk", [ownRegion]);
  const elsewhere = await coordinates("Ольга", "ru", [otherRegion]);
  const edits = await town.staff("Editor", "en", { role: "EDITOR" });
  const editor: Walker = { id: edits.id, language: "en", role: "editor" };
  const trio = [newcomer("Айгүл", "kk"), newcomer("Пётр", "ru"), newcomer("Mary", "en")];
  const others = [newcomer("Марат", "kk"), newcomer("Анна", "ru"), newcomer("Tom", "en"), newcomer("Гүл", "kk")];
  const citizens = [...trio, ...others];
  const all = [admin, ...mediators, coordinator, elsewhere, editor, ...citizens];
  return { trio, citizens, mediators, coordinator, elsewhere, editor, admin, all };
}
