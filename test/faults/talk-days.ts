import { setTimeout as sleep } from "node:timers/promises";
import { type Controls, type Day, othersGoOn, scripted, slowsDown } from "./day.ts";

const hourMs = 3_600_000;

/** A mediator in the middle of a talk must wait. */
function slowReader(): Day {
  const slow = ({ talkers: { victims } }: Controls) =>
    slowsDown(6, ({ chat_id: id }) => Number(id) === victims.mediator);
  return {
    ...scripted("429 for a mediator in a talk", 6, slow),
    missing: (seen, { talkers }) => othersGoOn(seen, talkers.victims.mediator),
  };
}

/** Both sides of a talk block the bot in turn, and come back. */
function blocked(): Day {
  let comesBack = () => {};
  return {
    name: "both sides of a talk block the bot in turn",
    seconds: 4,
    async begin({ playground }, { talkers: { victims } }) {
      playground.block(victims.citizen);
      await sleep(4000);
      playground.unblock(victims.citizen);
      playground.block(victims.mediator);
      comesBack = () => playground.unblock(victims.mediator);
    },
    end: () => comesBack(),
    missing: (_, { talkers }) =>
      talkers.told() < 2 ? ["hardly anything was said to those who had blocked the bot"] : [],
  };
}

/** What is written between the choice of a talk and the outage must still go into that talk. */
function outageAfterChoice(): Day {
  return {
    name: "an outage of an hour between choosing a talk and writing",
    seconds: 5,
    // Telegram forgets a tap that nobody fetches within minutes. Those who report here would never tap again.
    reporters: 0,
    async begin(telegram, { talkers, passes }) {
      await talkers.choose();
      await telegram.goDown();
      talkers.writeToChosen();
      // No call is on its way any longer.
      await sleep(2000);
      passes(hourMs);
    },
    end: (telegram) => telegram.comeBack(),
  };
}

/** Bad days of people who talk. */
export const talkDays = (): Day[] => [slowReader(), blocked(), outageAfterChoice()];
