/** Files that are mutated together, and the tests that are asked whether they notice. */
export interface Group {
  files: readonly string[];
  tests: readonly string[];
  /** The tests open a database, so a mutant takes seconds instead of a part of one. */
  needsDatabase?: true;
}

/** Each mutant is tried on those of the tests that reach it. They are quick, because hardly any of them needs a database. */
export const groups = {
  time: {
    files: ["src/platform/time/*.ts", "src/platform/i18n/dates.ts"],
    tests: ["test/time/*.test.ts", "test/events/dates.test.ts"],
  },
  permissions: {
    files: ["src/features/people/{permissions,entrances,mediators}.ts"],
    tests: ["test/people/permissions.test.ts"],
  },
  lifecycle: {
    files: ["src/features/cases/lifecycle.ts"],
    tests: ["test/cases/lifecycle.test.ts"],
    needsDatabase: true,
  },
  addressing: {
    files: ["src/features/talks/addressing.ts"],
    tests: ["test/talks/addressing.test.ts"],
  },
  matching: {
    files: ["src/features/assignment/match.ts", "src/features/places/{nearest,distance,grid}.ts"],
    tests: ["test/assignment/match.test.ts", "test/places/{nearest,distance,grid}.test.ts"],
  },
  rules: {
    files: [
      "src/features/{announcements/progress-rules,assignment/story-pages,subscriptions/rules}.ts",
      "src/features/attendance/{check-in-window,ticket-code,event-text}.ts",
      "src/features/cases/{rules,phone}.ts",
      "src/features/events/{event-changes,fields,notice-texts,participation,truncate}.ts",
      "src/features/intake/rules.ts",
      "src/features/cases/{remit,reopening}.ts",
      "src/features/closing/rules.ts",
      "src/features/operator/{bin,operator,operator-schema}.ts",
      "src/tools/doctor/report.ts",
    ],
    tests: [
      "test/announcements/progress-rules.test.ts",
      "test/assignment/story-pages.test.ts",
      "test/attendance/rules.test.ts",
      "test/operator/operator.test.ts",
      "test/intake/remit.test.ts",
      "test/doctor/rules.test.ts",
      "test/{cases,closing,events,intake,subscriptions}/rules.test.ts",
    ],
  },
  // The lists of words (vocabulary, other names, words of a kind of conflict) are data.
  reading: {
    files: [
      "src/features/places/reading/{reading,meaning,lookup,misspelt,mentions,folding,endings,word-roles,gazetteer,entries}.ts",
    ],
    tests: ["test/places/{as-written,word-forms,readings,own-names}.test.ts"],
  },
  guessing: {
    files: ["src/features/intake/guess-kind.ts", "src/features/intake/guess/stems.ts"],
    tests: ["test/intake/guess-kind.test.ts"],
  },
  questions: {
    files: ["src/features/intake/{question,questions,question-screen,parse-reply,questions/*}.ts"],
    tests: ["test/intake/{questions,parse-reply}.test.ts", "test/screens/composition.test.ts"],
  },
  composing: {
    files: ["src/features/composing/{rules,question-page,apply-answer,apply-date,doubts,parse-answer,parse-reply}.ts"],
    tests: ["test/composing/{rules,apply-answer,typed-dates,tapped-answers,parse-reply}.test.ts"],
  },
  screens: {
    files: ["src/features/{intake,cases,people,places,events,subscriptions}/*screens.ts"],
    tests: ["test/screens/composition.test.ts"],
  },
  "staff-screens": {
    files: [
      "src/features/{announcements,assignment,attendance,composing,directory}/*screens.ts",
      "src/features/composing/*-screen.ts",
    ],
    tests: ["test/screens/composition.test.ts"],
  },
  copies: {
    files: [
      "src/platform/chat/{received-content,second-look,content-change,content-calls,content-parts,shown}.ts",
      "src/platform/telegram/outbox/lost-place.ts",
    ],
    tests: [
      "test/chat/{received-content,second-look,content-change,content}.test.ts",
      "test/telegram/{lost-place,file-download}.test.ts",
    ],
  },
  wire: {
    files: [
      "src/platform/telegram/timeout.ts",
      "src/platform/telegram/inbox/telegram-failure.ts",
      "src/platform/telegram/outbox/{throttle,delivery-outcome,circuit-breaker,refusal,hold-scope,replacement}.ts",
      "src/platform/telegram/receiving/webhook-errors.ts",
    ],
    tests: [
      "test/telegram/{throttle,refusal,hold-scope,replacement,transport,delivery-outcome,circuit-breaker,webhook-errors,timeout,telegram-failure}.test.ts",
    ],
  },
} satisfies Record<string, Group>;
