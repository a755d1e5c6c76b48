/** What an invited person has answered so far. */
export interface Acceptance {
  adult: boolean;
  /** Whether somebody is in danger now; null until they have answered. */
  inDanger: boolean | null;
  /** They have read the numbers to call, and go on. */
  safe: boolean;
  languages: readonly string[];
  languagesDone: boolean;
  name: string | null;
  /** The consent as it was shown and given; null until then. */
  consent: { textHash: string; language: string } | null;
  /** Whether the applicant may see the name once, to say whether this is the person meant; null until they have answered. */
  showsName: boolean | null;
}

export const noAnswers: Acceptance = {
  adult: false,
  inDanger: null,
  safe: false,
  languages: [],
  languagesDone: false,
  name: null,
  consent: null,
  showsName: null,
};

/** The questions to an invited person. The last of them is the mediator, which accepts. */
export const acceptanceQuestions = [
  "adult",
  "danger",
  "safety",
  "languages",
  "name",
  "consent",
  "showName",
  "mediator",
] as const;
export type AcceptanceQuestion = (typeof acceptanceQuestions)[number];

/** The question that is open now. */
export function openQuestionOf(answers: Acceptance): AcceptanceQuestion {
  if (!answers.adult) return "adult";
  if (answers.inDanger === null) return "danger";
  if (answers.inDanger && !answers.safe) return "safety";
  if (!answers.languagesDone) return "languages";
  if (answers.name === null) return "name";
  if (answers.consent === null) return "consent";
  return answers.showsName === null ? "showName" : "mediator";
}

/** An answer to one of the questions. */
export type AcceptanceAnswer =
  | { kind: "adult" }
  | { kind: "danger"; inDanger: boolean }
  | { kind: "safe" }
  | { kind: "language"; language: string }
  | { kind: "languagesDone" }
  | { kind: "name"; name: string }
  | { kind: "consent"; textHash: string; language: string }
  | { kind: "showName"; shows: boolean };

/** The question that each answer answers. */
const questionOf: Record<AcceptanceAnswer["kind"], AcceptanceQuestion> = {
  adult: "adult",
  danger: "danger",
  safe: "safety",
  language: "languages",
  languagesDone: "languages",
  name: "name",
  consent: "consent",
  showName: "showName",
};

/** The answers with one more. An answer to a question that is not open, from an old screen, changes nothing. */
export function withAnswer(answers: Acceptance, answer: AcceptanceAnswer): Acceptance {
  if (questionOf[answer.kind] !== openQuestionOf(answers)) return answers;
  switch (answer.kind) {
    case "adult":
      return { ...answers, adult: true };
    case "danger":
      return { ...answers, inDanger: answer.inDanger };
    case "safe":
      return { ...answers, safe: true };
    case "language": {
      const others = answers.languages.filter((language) => language !== answer.language);
      const isChosen = others.length < answers.languages.length;
      return { ...answers, languages: isChosen ? others : [...others, answer.language] };
    }
    case "languagesDone":
      return answers.languages.length === 0 ? answers : { ...answers, languagesDone: true };
    case "name":
      return { ...answers, name: answer.name };
    case "consent":
      return { ...answers, consent: { textHash: answer.textHash, language: answer.language } };
    case "showName":
      return { ...answers, showsName: answer.shows };
  }
}
