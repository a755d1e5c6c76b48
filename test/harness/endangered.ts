import { createTexts } from "../../src/platform/i18n/texts.ts";
import { reportSteps, reports, stepOf } from "./report.ts";
import type { Townsperson } from "./town.ts";

const { plain } = createTexts()("kk");

/** A person reports a conflict, and ticks that there is violence in it: nothing may reach the other side before it is cleared. */
export async function reportsViolence(person: Townsperson): Promise<void> {
  await reports(person, "kk", stepOf.remit);
  await person.presses("f:remit:VIOLENCE");
  await person.presses("f:remitDone");
  await person.presses("f:verdict:yes");
  for (const step of reportSteps("kk").slice(stepOf.otherSide)) await step(person);
}

/** The same, where the violence is told and not ticked. */
export async function tellsOfViolence(person: Townsperson): Promise<void> {
  await reports(person, "kk", stepOf.story);
  const steps = reportSteps("kk", "Күйеуім мені күнде ұрады.");
  for (const step of steps.slice(stepOf.story, stepOf.remit)) await step(person);
  // What was heard is suggested, and the person takes it away.
  await person.presses("f:remit:VIOLENCE");
  await person.taps(plain("intake:remit.none"));
  for (const step of steps.slice(stepOf.otherSide)) await step(person);
}
