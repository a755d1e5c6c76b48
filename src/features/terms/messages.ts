import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { renderToFormerStaff } from "../assignment/former-staff.ts";
import { readable } from "../assignment/readable.ts";
import { dangerIn } from "../cases/cases.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import type { CaseAct } from "../people/permissions.ts";
import { extensionScreen } from "./extension-screens.ts";
import { loadExtensions } from "./extension-view.ts";
import {
  closedMessage,
  endedMessage,
  overMessage,
  overThereMessage,
  questionMessage,
  settledMessage,
  twoDaysLeftMessage,
  weekLeftMessage,
} from "./notices.ts";
import { endedScreen } from "./party-screens.ts";
import { closedScreen, overScreen, overThereScreen, type TermNews, warningScreen } from "./screens.ts";
import { endOf } from "./steps.ts";

interface MessagesContext {
  vault: Vault;
  adminIds: readonly number[];
  now: () => Date;
}

interface TermSubject {
  case: number;
  end: Date;
}

type Facts = TermNews & { hasMediator: boolean; personIds: readonly number[]; inDanger: boolean; isOpen: boolean };

const onUnknown = "resend";

/** Renders what is said about the terms of cases. What a correction or an extension has made untrue is not sent. */
export function termMessagesOf({ vault, adminIds, now }: MessagesContext): RenderedMessage[] {
  return [
    toStaff(weekLeftMessage, "seeOwnCase", (texts, facts) => warningScreen(texts, facts, "week")),
    toStaff(twoDaysLeftMessage, "seeOwnCase", (texts, facts) => warningScreen(texts, facts, "twoDays")),
    toStaff(overMessage, "seeOwnCase", overScreen),
    toStaff(overThereMessage, "seeOpenCase", overThereScreen),
    renderPersonally(endedMessage, {
      onUnknown,
      async load(db, deliveries) {
        const find = await loadTerms(db, vault, deliveries);
        return ({ subject, personId }) => {
          const facts = find(subject);
          // Once the case is closed, they read how it ended.
          return facts?.isOpen === true && facts.personIds.includes(personId) ? facts : undefined;
        };
      },
      render: endedScreen,
    }),
    renderToFormerStaff(closedMessage, {
      adminIds,
      act: "closeOwnCase",
      load: loadCases,
      caseOf: ({ caseId }) => caseId,
      render: closedScreen,
    }),
    proposal(questionMessage),
    proposal(settledMessage),
  ];

  function toStaff(
    message: typeof overMessage,
    act: CaseAct,
    render: (texts: Texts, facts: Facts) => Screen,
  ): RenderedMessage {
    return renderPersonally(message, {
      onUnknown,
      async load(db, deliveries) {
        const find = await loadTerms(db, vault, deliveries);
        const known = deliveries.map((delivery) => ({
          delivery,
          personId: delivery.personId,
          caseId: delivery.subject.case,
        }));
        const allowed = new Set((await readable(db, adminIds, known, [act])).map(({ delivery }) => delivery));
        return (delivery: Addressed<TermSubject>) => (allowed.has(delivery) ? find(delivery.subject) : undefined);
      },
      render,
    });
  }

  function proposal(message: typeof questionMessage): RenderedMessage {
    return renderPersonally(message, {
      onUnknown,
      load: (db, deliveries) => loadExtensions(db, adminIds, deliveries, now()),
      // A question that has ended before it was sent is not asked.
      render(texts, view, changed) {
        const isDue = changed || view.status === "ASKED" || message.name === settledMessage.name;
        return isDue ? extensionScreen(texts, view) : null;
      },
    });
  }
}

/** The terms that still end at the moment of which was to be told. */
async function loadTerms(db: Db, vault: Vault, deliveries: readonly Addressed<TermSubject>[]) {
  const rows = await db.mediationTerm.findMany({
    where: { caseId: { in: deliveries.map(({ subject }) => subject.case) }, endedAt: null },
    include: {
      case: {
        select: {
          ...answersFields,
          status: true,
          dangers: true,
          mediatorId: true,
          parties: { where: { leftAt: null }, select: { personId: true } },
        },
      },
    },
  });
  return (subject: TermSubject): Facts | undefined => {
    const row = rows.find(({ caseId }) => caseId === subject.case);
    if (row === undefined || row.lastDay === null || endOf(row.lastDay).getTime() !== subject.end.getTime())
      return undefined;
    const { caseId, lastDay, nextStep, nextAt, case: ofCase } = row;
    return {
      caseId,
      number: ofCase.number,
      lastDay,
      closesAt: nextStep === "CLOSE" ? nextAt : null,
      hasMediator: ofCase.mediatorId !== null,
      personIds: ofCase.parties.map(({ personId }) => personId),
      isOpen: ofCase.status !== "CLOSED",
      inDanger: (ofCase.dangers ?? 0) > 0 || dangerIn(openAnswers(vault, ofCase)).length > 0,
    };
  };
}

async function loadCases(db: Db, subjects: readonly TermSubject[]) {
  const rows = await db.case.findMany({
    where: { id: { in: subjects.map((subject) => subject.case) } },
    select: { id: true, number: true, status: true },
  });
  return (subject: TermSubject) => {
    const row = rows.find(({ id }) => id === subject.case);
    return row === undefined ? undefined : { caseId: row.id, number: row.number, isClosed: row.status === "CLOSED" };
  };
}
