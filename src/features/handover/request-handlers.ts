import { Composer } from "grammy";
import { type BotContext, whenTapped } from "../../platform/chat/context.ts";
import { putOff, takeBack } from "../../platform/chat/pending-acts.ts";
import { show } from "../../platform/chat/screen.ts";
import { requestButtons } from "../assignment/buttons.ts";
import { findRequestFacts, readRequests } from "./found-requests.ts";
import { releaseAct } from "./pending-acts.ts";
import { forbiddenScreen, keptScreen, requestOverScreen, requestScreen, requestsScreen } from "./request-screens.ts";
import { findRequest, keepMediator } from "./requests.ts";
import type { SummaryFormContext } from "./summary-form.ts";

/** A coordinator decides whether a case gets another mediator. */
export function requestHandlers(context: SummaryFormContext): Composer<BotContext> {
  const { database, vault, places, now } = context;
  const { prisma } = database;
  const composer = new Composer<BotContext>();
  composer.use(
    whenTapped(requestButtons, async (ctx, tapped) => {
      const { texts, person } = ctx;
      if (tapped.kind === "list") {
        const requests = await readRequests(prisma, vault, person);
        return show(ctx, requests === null ? forbiddenScreen(texts) : requestsScreen(texts, places, requests));
      }
      const { request } = tapped;
      if (tapped.kind === "keep") {
        const kept = await ctx.once("keepMediator", async (tx) => {
          // Who leaves the case with its mediator does not take it away. Before the case is locked, as the job does it.
          await takeBack(tx, releaseAct, person.id, { request }, now());
          const facts = await findRequestFacts(tx, vault, person, request);
          const decided = await keepMediator(tx, person, request, now());
          return facts === null || decided.kind === "over" ? null : facts.case.number;
        });
        return show(ctx, kept === null ? requestOverScreen(texts) : keptScreen(texts, kept));
      }
      if (tapped.kind === "release") {
        await ctx.once("release", async (tx) => {
          if ((await findRequest(tx, person, request)) === null) return null;
          return putOff(tx, releaseAct, person.id, { request }, now());
        });
      }
      const facts = await findRequestFacts(prisma, vault, person, request);
      await show(ctx, facts === null ? requestOverScreen(texts) : requestScreen(texts, places, facts));
    }),
  );
  return composer;
}
