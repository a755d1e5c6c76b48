import type { Database } from "../../platform/database/open.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { CardPart } from "../cases/card-part.ts";

/** What coordinators see of a talk: that there is one, how many messages it has, and since when the party waits. Never what was said. */
export function countsPart({ database: { prisma } }: { database: Database }): CardPart {
  return async ({ case: { id, status, mediatorId }, texts }) => {
    if (status !== "ASSIGNED" || mediatorId === null) return {};
    const talk = await prisma.talk.findFirst({
      where: { caseId: id, kind: "CAUCUS", mediatorId },
      orderBy: { party: { side: "asc" } },
      select: { id: true, owedSince: true, stoppedAt: true },
    });
    if (talk === null) return {};
    const sent = { talkId: talk.id, status: "SENT" as const };
    const [all, mediator] = await Promise.all([
      prisma.talkMessage.count({ where: sent }),
      prisma.talkMessage.count({ where: { ...sent, authorId: mediatorId } }),
    ]);
    return {
      lines: [
        texts.html("talks:counts.messages", { party: all - mediator, mediator }),
        ...(talk.owedSince === null
          ? []
          : [texts.html("talks:counts.waits", { since: dayAndTime(texts, talk.owedSince) })]),
        ...(talk.stoppedAt === null
          ? []
          : [texts.html("talks:counts.stopped", { since: dayAndTime(texts, talk.stoppedAt) })]),
      ],
    };
  };
}
