import type { Person } from "../../platform/chat/person.ts";
import type { PaperKind } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { guardCase } from "../cases/guard.ts";
import { partiesOf } from "../cases/parties.ts";
import { type PaperOf, readDraft } from "./drafts.ts";
import { type Lack, lackOf } from "./make-version.ts";
import type { Draft } from "./points.ts";
import { newestVersions, type Version } from "./versions.ts";

/** A document as the mediator sees it who has the case. */
export interface PaperView {
  caseId: number;
  number: string;
  kind: PaperKind;
  draft: Draft;
  /** The newest version; null if none was made yet. */
  version: Version | null;
  /** The sides to whom the next version goes. */
  sides: readonly number[];
  lack: Lack | null;
}

export type PaperName = Pick<PaperView, "caseId" | "kind">;

/** The documents of a case, for the mediator who has it; null for everybody else. */
export async function readPapers(
  db: Db,
  vault: Vault,
  person: Person,
  caseId: number,
): Promise<{ caseId: number; number: string; versions: Version[] } | null> {
  if ((await guardCase(db, person, "writePaper", caseId)) === null) return null;
  const { number } = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } });
  return { caseId, number, versions: await newestVersions(db, vault, caseId) };
}

/** A document with what is written for its next version, for the mediator who has the case; null for everybody else. */
export async function readPaper(db: Db, vault: Vault, person: Person, paper: PaperOf): Promise<PaperView | null> {
  const { caseId, kind } = paper;
  const papers = await readPapers(db, vault, person, caseId);
  if (papers === null) return null;
  const draft = await readDraft(db, vault, paper);
  const sides = (await partiesOf(db, caseId)).map(({ side }) => side);
  const version = papers.versions.find((candidate) => candidate.kind === kind) ?? null;
  return { caseId, number: papers.number, kind, draft, version, sides, lack: lackOf(kind, draft, sides.length) };
}
