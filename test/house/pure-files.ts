// A file is named here by its name without the room, so that it stays held when it moves. A pure file takes data and `now` and
// gives data back: it waits for nothing, and reads no clock, chance, file, database or network.
const names = {
  "what may be done":
    "rules reminder-rules involved reopening permissions entrances remit match progress-rules participation event-changes guess-kind waiting-order steps acceptance invitation-state answer-due topic-step topics-offered stems kind-words check-in-window kinds case-progress cover openly-said points standing paper-kinds",
  "what people write, read":
    "parse-reply question-page apply-answer applied-answer apply-date doubts parse-answer phone bin ticket-code mistyped-code case-number typed-commands typed-answers plain-command russian-keyboard understood-words held-rules person-wanted shown-at under-age thanks invitation-code point-text signed-day",
  "places, read":
    "reading folding endings lookup meaning mentions misspelt word-roles vocabulary gazetteer entries other-names near-start",
  "danger, heard": "danger danger-words clauses lexicon phrases phrase-reading verb-forms denial concepts scenes signs",
  distances: "distance nearest grid",
  "what is said":
    "names cutting day-text side-line truncate notice-texts event-text pages last-page story-pages content content-calls content-parts content-change received-content second-look delivery-parts redact-update report printed paper-blocks",
  "the wire's decisions":
    "throttle answer-pace flood refusal hold-scope delivery-outcome unknown-message retract-step replacement lost-place upload webhook-errors",
  lists: "dates languages event-kinds mediators operator operator-schema fields sealed-columns",
};
/** The names of the files that are held to be pure. */
export const pureNames: readonly string[] = Object.values(names).flatMap((list) => list.split(" "));

/** A pure file, wherever it is; in time/ and danger/hearing/words/ and scenes/ every file. The playground is not held to it. */
export const pureFiles = `^src/(?!playground/|features/intake/questions/)(platform/time/[\\w-]+|features/danger/hearing/(?:words|scenes)/[\\w/-]+|[\\w/-]+/(${pureNames.join("|")}))\\.ts$`;

/** A form's questions: what a question is, a file for each, and their list. */
const questionFiles = "/questions?\\.ts$|/questions/";

/** Screens, and the questions of forms, take words and data and give a screen. */
export const screenFiles = `^src/(?!playground/)[\\w/-]+([/-]screens\\.ts$|${questionFiles})`;

/** What else a pure file may import at run time: packages that read and check data, and what is declared of buttons and questions. */
export const pureImports = `^node_modules/(zod|libphonenumber-js)/|/buttons\\.ts$|${questionFiles}`;

/** What waits, or depends on when and where it runs. */
const effects =
  /\basync\b|\bawait\b|\bPromise\b|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\b(?:performance|process|crypto)\./g;

/** The effects in the text of a file, its comments left out. */
export function effectsIn(text: string): string[] {
  return text.replaceAll(/\/\*.*?\*\/|(?<!:)\/\/.*?$/gms, "").match(effects) ?? [];
}
