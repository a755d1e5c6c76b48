import { createGaugeReader } from "../../src/app/metrics.ts";
import { citizen } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { reports } from "../harness/report.ts";
import type { Town } from "../harness/town.ts";

/** A small day with everything that happens again and again: what it asks of the database is what must stay quick. */
export async function liveBusyDay(town: Town): Promise<void> {
  const { database, now } = town;
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  const second = await town.staff("Мария", "ru", { role: "MEDIATOR", regions: ["KZ-19"] });
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  const applicant = town.person("Айгүл");
  await reports(applicant);
  for (const one of [mediator, second]) {
    await one.presses("o:decline").catch(() => {});
    await one.presses("o:reason").catch(() => {});
  }
  await reports(town.person("Болат", "ru"), "ru");
  await mediator.presses("o:accept").catch(() => {});
  for (const words of ["/work", "/duty"]) await mediator.writes(words);
  await coordinator.writes("/queue");
  for (const words of ["/cases", "/events", "/subscriptions", "/help"]) await applicant.writes(words);
  const event = await publish(database);
  const guest = await citizen(town, "Қонақ");
  await guest.opens(`event_${event}`);
  await guest.presses("ev:going");
  await guest.presses("ev:agree").catch(() => {});
  await guest.presses("tk:show").catch(() => {});
  town.playground.block(applicant.id);
  await town.settles();
  await createGaugeReader(database)(now());
  // Jobs: nothing due, something due, a day on.
  for (const minutes of [1, 300, 1440]) await town.passes(minutes);
}
