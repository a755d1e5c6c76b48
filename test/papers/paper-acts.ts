import { randomInt } from "node:crypto";
import { changeDraft } from "../../src/features/papers/drafts.ts";
import { makeVersion } from "../../src/features/papers/make-version.ts";
import { addPoint } from "../../src/features/papers/points.ts";
import { recordSignature } from "../../src/features/papers/signatures.ts";
import type { Act } from "../../src/features/people/permissions.ts";
import type { Person } from "../../src/platform/chat/person.ts";
import { dayOf } from "../../src/platform/time/local-day.ts";
import type { ClosingWorld } from "../closing/closing-acts.ts";
import { makePaperRow, makeVersionRow } from "./paper-rows.ts";

type PaperWorld = Pick<ClosingWorld, "database" | "town" | "takenCase" | "mediatorId">;

/** The acts on documents, with whether each was done. */
export function paperActs<Name>(world: PaperWorld, asked: Name) {
  const rows = () => ({ prisma: world.database().prisma, vault: world.town().vault });
  const now = () => world.town().now();
  const attempt = (name: string, act: Act, tries: (person: Person) => Promise<boolean>) => ({
    name,
    act,
    allowed: [asked],
    tries,
  });
  return [
    attempt("write a point of a document", "writePaper", async (person) => {
      const { prisma, vault } = rows();
      const paper = { caseId: await world.takenCase(), kind: "SETTLEMENT" } as const;
      const changed = await changeDraft(prisma, vault, person, paper, (draft) =>
        addPoint(draft, "Қоршау жылжытылады."),
      );
      return changed.kind === "changed";
    }),
    attempt("send a version of a document", "makePaper", async (person) => {
      const caseId = await world.takenCase();
      await makePaperRow(rows(), caseId, "TERMINATION");
      const asWas = { caseId, kind: "TERMINATION", turn: 0 } as const;
      return (await makeVersion(rows().prisma, world.town().service.jobs, person, asWas, now())).kind === "made";
    }),
    attempt("record when a document was signed", "recordSignature", async (person) => {
      const { prisma, vault } = rows();
      const caseId = await world.takenCase();
      const { personId } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } });
      const other = await prisma.person.create({ data: { telegramId: BigInt(randomInt(1e12)), createdAt: now() } });
      const people = [personId, other.id];
      const parties = people.map((party, at) => ({ caseId, side: at + 1, personId: party }));
      // A side that the attempt itself has added stays.
      await prisma.party.createMany({ data: parties, skipDuplicates: true });
      const version = await makeVersionRow(rows(), caseId, { people, mediatorId: world.mediatorId() }, now());
      await prisma.paperAnswer.createMany({
        data: people.map((party) => ({ versionId: version, personId: party, agrees: true, answeredAt: now() })),
      });
      const signed = { version, day: dayOf(now()) };
      return (await recordSignature(prisma, vault, person, signed, now())).kind === "recorded";
    }),
  ];
}
