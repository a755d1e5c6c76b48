import { emptyDraft } from "../../src/features/papers/points.ts";
import type { PaperContent, PaperFacts } from "../../src/features/papers/printed.ts";
import { sealContent, sealDraft, sealReason } from "../../src/features/papers/sealed-papers.ts";
import type { PaperKind } from "../../src/platform/database/generated/client.ts";
import type { Town } from "../harness/town.ts";

type Rows = { prisma: Town["database"]["prisma"]; vault: Town["vault"] };

/** What a version prints, with these facts. */
export function factsOf(facts: Partial<PaperFacts> = {}): PaperFacts {
  return {
    template: 1,
    kind: "SETTLEMENT",
    number: "2026-000417",
    version: 1,
    day: "2026-10-27",
    place: null,
    conflict: "NEIGHBOURS",
    mediator: "Ерлан",
    mediatorKind: "PUBLIC",
    languages: ["kk", "ru"],
    stage: "usual",
    sides: [1, 2],
    ground: null,
    ...facts,
  };
}

export function contentOf(content: Partial<PaperContent> & Pick<PaperContent, "mediatorId" | "sides">): PaperContent {
  const points = [{ id: 1, text: "Қоршау жылжытылады.", state: "agreed" as const }];
  return { printed: { facts: factsOf(), points, attempt: 0 }, fingerprint: "0".repeat(64), code: "042317", ...content };
}

/** A document of a case whose draft has all that its next version needs. */
export async function makePaperRow({ prisma, vault }: Rows, caseId: number, kind: PaperKind): Promise<number> {
  const { id } = await prisma.paper.create({ data: { caseId, kind } });
  const draftSealed = sealDraft(vault, id, { ...emptyDraft, ground: "IMPOSSIBLE" });
  await prisma.paper.update({ where: { id }, data: { draftSealed } });
  return id;
}

/** A version of a settlement that was sent to these people, as sides 1, 2 … @returns its id */
export async function makeVersionRow(
  rows: Rows,
  caseId: number,
  { people, mediatorId }: { people: readonly number[]; mediatorId: number },
  now: Date,
): Promise<number> {
  const { prisma, vault } = rows;
  const paperId = await makePaperRow(rows, caseId, "SETTLEMENT");
  const { id } = await prisma.paperVersion.create({ data: { paperId, caseId, version: 1, madeAt: now } });
  const sides = people.map((personId, at) => ({ side: at + 1, personId }));
  const contentSealed = sealContent(vault, id, contentOf({ mediatorId, sides }));
  await prisma.paperVersion.update({ where: { id }, data: { contentSealed } });
  return id;
}

/** A version to which its only party has said no, and why. @returns its id */
export async function makeRefusedVersion(
  rows: Rows,
  caseId: number,
  { own, mediatorId }: { own: number; mediatorId: number },
  now: Date,
): Promise<number> {
  const versionId = await makeVersionRow(rows, caseId, { people: [own], mediatorId }, now);
  const { id } = await rows.prisma.paperAnswer.create({
    data: { versionId, personId: own, agrees: false, answeredAt: now },
  });
  const reasonSealed = sealReason(rows.vault, id, "Отыз мың артық.");
  await rows.prisma.paperAnswer.update({ where: { id }, data: { reasonSealed } });
  return versionId;
}
