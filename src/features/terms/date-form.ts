import { createForm, type Outcome, type Reply } from "../../platform/chat/form.ts";
import { goOnWith } from "../../platform/chat/next-step.ts";
import { show } from "../../platform/chat/screen.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { guardCase } from "../cases/guard.ts";
import { dateButtons } from "./buttons.ts";
import { type DateStep, dateScreen } from "./date-screens.ts";
import { proposeExtension } from "./extensions.ts";
import { type DateAnswer, parseReply } from "./parse-reply.ts";
import { goneScreen, type Said, termScreen } from "./screens.ts";
import { readTerm } from "./term-view.ts";
import { recordBodyDay, recordContract } from "./terms.ts";

export interface DateFormContext {
  database: Database;
  vault: Vault;
  texts: (language: Language) => Texts;
  now: () => Date;
}

/** The name of the form. */
export const dateForm = "termDate";

/** Asks the mediator for a date: of the contract, of a body's decision, or to which the mediation is to be extended. */
export function createDateForm({ database: { prisma }, vault, texts, now }: DateFormContext) {
  return createForm<DateStep, DateAnswer>({
    texts,
    questionName: ({ caseId, question }) => `${question}/${caseId}`,
    screen: dateScreen,
    hear: (step, update, shownAt) => parseReply(step, update, shownAt, now()),
    mustBeTapped: (data) => ["send", "sure"].includes(dateButtons.read(data)?.kind ?? ""),
    save,
    hasNoDraft: true,
  });

  async function save(reply: Reply<DateStep>, answer: DateAnswer): Promise<Outcome> {
    const { step } = reply;
    switch (answer.kind) {
      case "stop":
        return showTerm(reply, "unchanged");
      case "doubt":
        return goOn(reply, { ...step, question: "before", day: answer.day });
      case "other":
        return goOn(reply, { ...step, question: step.question === "before" ? "contract" : "until" });
      case "day":
        if (step.question === "until") return goOn(reply, { ...step, question: "confirm", day: answer.day });
        return record(reply, answer.day);
      case "sure":
      case "send":
        if (step.day === undefined) return "wait";
        return step.question === "confirm" ? propose(reply, step.day) : record(reply, step.day);
    }
  }

  async function record(reply: Reply<DateStep>, day: LocalDay): Promise<Outcome> {
    const { caseId, known, question } = reply.step;
    const act = question === "body" ? recordBodyDay : recordContract;
    const recorded = await reply.outside(({ once, person }) =>
      once("recordTerm", (tx) => act(tx, vault, person, { caseId, day, known }, now())),
    );
    return showTerm(reply, recorded.kind === "gone" ? null : recorded.kind);
  }

  async function propose(reply: Reply<DateStep>, day: LocalDay): Promise<Outcome> {
    const { caseId, known: termId } = reply.step;
    if (termId === null) return showTerm(reply, "unfit");
    const proposed = await reply.outside(({ once, person }) =>
      once("proposeExtension", (tx) => proposeExtension(tx, vault, person, { caseId, day, termId }, now())),
    );
    return showTerm(reply, proposed.kind === "gone" ? null : proposed.kind);
  }

  async function showTerm({ step, ctx, texts: words, outside }: Reply<DateStep>, said: Said | null): Promise<Outcome> {
    const isTheirs = await outside(
      async ({ person }) => (await guardCase(prisma, person, "recordContract", step.caseId)) !== null,
    );
    const view = isTheirs ? await readTerm(prisma, vault, step.caseId, now()) : null;
    await show(ctx, view === null || said === null ? goneScreen(words) : termScreen(words, view, said));
    return "end";
  }
}

async function goOn({ outside }: Reply<DateStep>, step: DateStep): Promise<Outcome> {
  const { shownAt: _, complaint: __, ...next } = step;
  await outside((ctx) => goOnWith(ctx, dateForm, next));
  return "next";
}
