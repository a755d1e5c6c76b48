import type { ReadWords } from "../../platform/chat/feature.ts";
import { show } from "../../platform/chat/screen.ts";
import { findDraft } from "./drafts.ts";
import { asksForPerson } from "./person-wanted.ts";
import { personWantedScreen } from "./person-wanted-screens.ts";
import type { FormContext } from "./report-form.ts";

/** Tells somebody who asks for a person instead of the bot how to reach one. */
export function readPersonWanted({ database: { prisma }, operator, places }: FormContext): ReadWords {
  return async (ctx, words) => {
    if (!asksForPerson(words)) return false;
    const { id } = ctx.person;
    const [draft, newest] = [
      await findDraft(prisma, id),
      await prisma.case.findFirst({
        where: { personId: id, status: { in: ["WAITING", "ASSIGNED"] } },
        orderBy: [{ filedAt: "desc" }, { id: "desc" }],
        select: { regionId: true, districtId: true },
      }),
    ];
    const point = newest === null ? null : (places.district(newest.districtId)?.point ?? null);
    const rooms = newest === null || point === null ? null : places.rooms(point, newest.regionId);
    await show(ctx, personWantedScreen(ctx.texts, operator, { hasDraft: draft !== null, rooms }));
    return true;
  };
}
