import { minuteMs } from "../../src/platform/time/units.ts";
import type { Walker } from "./cast.ts";
import { presses, type Step, type Walk, walksInTurn, writes } from "./guided.ts";

interface Sides {
  applicant: Walker;
  /** Has taken part in the case on the second side, and has left it. */
  other: Walker;
  mediator: Walker;
  caseId: number;
}

/** Two sides agree on a time, read the link, and the second side cannot come; a second meeting is moved and called off. */
export async function walkMeetings(walk: Walk, { applicant, other, mediator, caseId }: Sides): Promise<void> {
  const { town } = walk;
  const { prisma } = town.database;
  const tap = (data: string) => presses(walk, data);
  const does = (somebody: Walker, ...steps: Step[]) => walksInTurn(walk, [somebody], steps);
  const second = { caseId, side: 2 };
  await prisma.party.updateMany({ where: second, data: { leftAt: null } });
  const opens = [writes(walk, "/work"), tap(`k:card:${caseId}`), tap("mt:open")];
  await does(mediator, ...opens, tap("mt:room"), writes(walk, "31 ақпан 10:00"), tap("mf:stop"));
  await does(mediator, ...opens, tap("mt:link"), writes(walk, "кездесу"), writes(walk, "https://meet.example.kz/a"));
  await does(mediator, writes(walk, "бүрсігүні 10:00\nбүрсігүні 15:00"), tap("mf:send"));
  const { id } = await prisma.meeting.findFirstOrThrow({ where: { caseId }, orderBy: { id: "desc" } });
  const [early, late] = [tap(`ma:pick:${id}:1:0`), tap(`ma:pick:${id}:1:1`)];
  await does(applicant, early, late, early, tap("ma:send"));
  await does(other, tap("ma:none"));
  await does(other, late, tap("ma:send"));
  await does(applicant, writes(walk, "/cases"), tap(`c:case:${caseId}`), tap("ma:show"), tap("ma:calendar"));
  const startsAt = new Date(town.now().getTime() + 16 * minuteMs);
  await prisma.meeting.update({ where: { id }, data: { startsAt, dueAt: town.now() } });
  await town.passes(2);
  await does(other, tap("ma:cannot"), tap("ma:cannotYes"));

  await does(mediator, tap("mt:again"), tap("mt:phone"), writes(walk, "бүрсігүні 11:00"), tap("mf:send"));
  await does(applicant, tap("ma:yes"));
  await does(mediator, ...opens, tap("ma:cancel"), tap("ma:cancelYes"));
  await prisma.party.updateMany({ where: second, data: { leftAt: town.now() } });
}
