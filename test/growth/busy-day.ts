import { createGaugeReader } from "../../src/app/metrics.ts";
import { citizen } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { reports } from "../harness/report.ts";
import type { Town } from "../harness/town.ts";

/** Does everything that happens every day, at a small scale: the statements that this sends to the database must stay fast. */
export async function liveBusyDay(town: Town): Promise<void> {
  const { database, now } = town;
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  const second = await town.staff("Мария", "ru", { role: "MEDIATOR", regions: ["KZ-19"] });
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  const applicant = town.person("Айгүл");
  await reports(applicant);
  for (const person of [mediator, second]) {
    await person.presses("o:decline").catch(() => {});
    await person.presses("o:reason").catch(() => {});
  }
  await reports(town.person("Болат", "ru"), "ru");
  await mediator.presses("o:accept").catch(() => {});
  for (const command of ["/work", "/duty"]) await mediator.writes(command);
  await coordinator.writes("/queue");
  for (const command of ["/cases", "/events", "/subscriptions", "/help"]) await applicant.writes(command);
  await applicant.writes("/quiet");
  await applicant.presses("qm:on");
  await mediator.writes("Сәлеметсіз бе!");
  await applicant.presses("qm:open").catch(() => {});
  await applicant.presses("qm:hide");
  const event = await publish(database);
  const guest = await citizen(town, "Қонақ");
  await guest.opens(`event_${event}`);
  await guest.presses("ev:going");
  await guest.presses("ev:agree").catch(() => {});
  await guest.presses("tk:show").catch(() => {});
  town.playground.block(applicant.id);
  await town.settles();
  await createGaugeReader(database)(now());
  // The jobs run when nothing is due, when something is due, and after a day.
  for (const minutes of [1, 300, 1440]) await town.passes(minutes);
}
