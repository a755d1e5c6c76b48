import type { ICruiseOptions, IRegularForbiddenRuleType, IResolveOptions } from "dependency-cruiser";
import { pureFiles, pureImports, screenFiles } from "./pure-files.ts";

// TypeScript 7 has no API that dependency-cruiser could use, so @swc/core reads the files (both packages must be there: without
// the second one nothing is seen). An import of types counts like any other, unless a rule says otherwise.

/** Which features a feature may call. A new feature gets its line here. */
const callsOf: Record<string, string[]> = {
  intake: ["danger", "quiet", "assignment", "cases", "operator", "places", "people", "undo"],
  danger: ["quiet", "operator", "places", "people"],
  assignment: ["danger", "talks", "cases", "operator", "places", "people", "undo"],
  casework: ["assignment", "talks", "cases", "operator", "places", "people", "undo"],
  closing: ["assignment", "danger", "cases", "operator", "places", "people", "undo"],
  handover: ["assignment", "danger", "talks", "cases", "operator", "places", "people", "undo"],
  clearance: ["assignment", "closing", "danger", "cases", "operator", "places", "people", "undo"],
  terms: ["closing", "assignment", "cases", "people"],
  papers: ["clearance", "terms", "assignment", "cases", "places", "people"],
  disclosure: ["assignment", "talks", "cases", "operator", "people"],
  parties: ["terms", "assignment", "talks", "cases", "places", "people", "undo"],
  invitations: [
    "terms",
    "assignment",
    "clearance",
    "danger",
    "talks",
    "quiet",
    "cases",
    "operator",
    "places",
    "people",
  ],
  meetings: ["clearance", "cases", "operator", "places", "people"],
  phrases: ["operator", "people", "undo"],
  talks: ["phrases", "quiet", "cases", "operator", "places", "people"],
  cases: ["danger", "places", "people", "undo"],
  composing: ["events", "announcements", "subscriptions", "places", "people", "undo"],
  attendance: ["events", "subscriptions", "places", "people"],
  events: ["announcements", "subscriptions", "operator", "places", "people", "undo"],
  announcements: ["subscriptions", "places", "people"],
  subscriptions: ["operator", "places", "people"],
  directory: ["places", "people"],
  insight: [
    "intake",
    "assignment",
    "talks",
    "cases",
    "attendance",
    "events",
    "announcements",
    "subscriptions",
    "places",
    "people",
  ],
  privacy: [
    "intake",
    "assignment",
    "talks",
    "cases",
    "composing",
    "attendance",
    "events",
    "announcements",
    "subscriptions",
    "directory",
    "places",
    "people",
  ],
  undo: ["people"],
  people: ["operator", "places"],
  operator: ["places"],
  quiet: [],
  places: [],
};
export const features = Object.keys(callsOf);

/** From top to bottom: a file imports from its own floor and from those below. Each floor is a pattern of paths within src/. */
const floors: { name: string; path: string }[] = [
  { name: "main", path: "(main|bitimger)\\.ts$" },
  { name: "start-playground", path: "app/(played-bot|start-playground)\\.ts$" },
  { name: "start-bot", path: "app/start-bot\\.ts$" },
  { name: "app-and-tools", path: "(app/(?!(played-bot|start-playground|start-bot)\\.ts$)|tools/)" },
  { name: "features", path: `features/(${features.join("|")})/` },
  { name: "chat-and-telegram", path: "platform/(chat|telegram)/" },
  { name: "database-and-i18n", path: "platform/(database|i18n)/" },
  { name: "shutdown", path: "platform/shutdown\\.ts$" },
  { name: "config-and-log", path: "platform/(config|log)\\.ts$" },
  { name: "secret-files", path: "platform/secret-files\\.ts$" },
  { name: "time", path: "platform/time/" },
  { name: "russian-keyboard", path: "platform/russian-keyboard\\.ts$" },
];

const under = (paths: readonly string[]) => `^src/(${paths.join("|")})`;
const anyFeature = "^src/features/";
const talksToTelegram = [
  "^src/platform/(chat|telegram)/",
  "^src/app/bot\\.ts$",
  "[-/]handlers\\.ts$",
  "[-/]form\\.ts$",
];

function forbid(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IRegularForbiddenRuleType {
  return { name, comment, severity: "error", from, to };
}

/** The rules, each with the reason that its violation shows. */
export const forbidden: IRegularForbiddenRuleType[] = [
  ...floors
    .slice(1)
    .map(({ name, path }, above) =>
      forbid(
        `no-arrow-up-from-${name}`,
        "Imports run downwards: let the composition hand it in, or move it down.",
        { path: under([path]) },
        { path: under(floors.slice(0, above + 1).map((floor) => floor.path)) },
      ),
    ),
  ...features.map((feature) =>
    forbid(
      `${feature}-calls`,
      `${feature} may call: ${callsOf[feature]?.join(", ") || "no other feature"}.`,
      { path: `^src/features/${feature}/` },
      { path: anyFeature, pathNot: `^src/features/(${[feature, ...(callsOf[feature] ?? [])].join("|")})/` },
    ),
  ),
  forbid(
    "a-feature-is-called-by-its-service",
    "Another feature's service, rules, screens and buttons are for all; its feature.ts, handlers, forms, jobs and messages are the composition's.",
    { path: "^src/features/([^/]+)/" },
    {
      path: "^src/features/[^/]+/.*\\b(feature|handlers|jobs|messages|form)\\.ts$",
      pathNot: "^src/features/$1/",
    },
  ),
  forbid(
    "known-rooms",
    "A new room gets its floor in import-rules.ts first.",
    {},
    { path: "^src/", pathNot: under([...floors.map(({ path }) => path), "playground/"]) },
  ),
  forbid(
    "main-is-the-top",
    "main.ts and bitimger.ts start the process: importing one would start another.",
    {},
    { path: "^src/(main|bitimger)\\.ts$" },
  ),
  forbid("no-cycles", "Two files that need each other are one file, or need a third.", {}, { circular: true }),
  forbid(
    "rules-are-pure",
    "A pure file (pure-files.ts) takes data and `now`: at run time it imports other pure files, and nothing that has an effect.",
    { path: pureFiles },
    { pathNot: [pureFiles, pureImports], dependencyTypesNot: ["type-only"] },
  ),
  forbid(
    "screens-are-pure",
    "A screen is made of words and data: let the handler read what it shows.",
    { path: screenFiles },
    { path: "^src/platform/(telegram|database)/|^(?!src/)", pathNot: pureFiles, dependencyTypesNot: ["type-only"] },
  ),
  forbid(
    "who-knows-grammy",
    "Only handlers, forms, platform/chat/, platform/telegram/ and app/bot.ts know grammY.",
    { path: "^src/", pathNot: talksToTelegram },
    { path: "node_modules/(grammy|@grammyjs)/", pathNot: "node_modules/grammy/out/types\\." },
  ),
  forbid(
    "who-knows-updates",
    "The types of the Bot API may also be imported by parse-reply.ts and questions, which read updates, and by files that pass the bot's own user on.",
    {
      path: "^src/",
      pathNot: [
        ...talksToTelegram,
        "/parse-reply\\.ts$",
        "/question\\.ts$|/questions/",
        "^src/app/(start-bot|service)\\.ts$",
      ],
    },
    { path: "node_modules/grammy/out/types\\." },
  ),
  forbid(
    "only-database-opens",
    "Only database/ knows the clients.",
    { path: "^src/", pathNot: "^src/platform/database/" },
    { path: "node_modules/(pg|pglite-prisma-adapter|@prisma|@electric-sql)/" },
  ),
  forbid(
    "only-metrics-knows-prometheus",
    "Code that counts something calls telegram/wire-metrics.ts, or its service offers a query for metrics.ts.",
    { path: "^src/", pathNot: "^src/app/metrics\\.ts$" },
    { path: "node_modules/prom-client/" },
  ),
  forbid(
    "the-generated-client-is-types",
    "Outside database/ the generated client is a source of types.",
    { path: "^src/", pathNot: "^src/platform/database/" },
    { path: "^src/platform/database/generated/", dependencyTypesNot: ["type-only"] },
  ),
  forbid(
    "only-config-reads-the-environment",
    "Biome's noProcessEnv holds the rest of this rule.",
    { path: "^src/", pathNot: "^src/platform/config\\.ts$" },
    { path: "^process$" },
  ),
  forbid(
    "the-playground-knows-no-mediation",
    "The playground is a Telegram and knows nothing of mediation; only the demo files do.",
    { path: "^src/playground/", pathNot: "^src/playground/demo-(people|staff|events|event-texts)\\.ts$" },
    { path: "^src/", pathNot: "^src/playground/" },
  ),
  forbid(
    "demo-knows-people",
    "demo-staff.ts gives the playground's people their roles and needs no more than that.",
    { path: "^src/playground/demo-(people|staff)\\.ts$" },
    { path: anyFeature, pathNot: "^src/features/people/(people|mediators)\\.ts$" },
  ),
  forbid(
    "demo-knows-events",
    "demo-events.ts publishes what there is to hear of, and lets some people go; it needs no more than that.",
    { path: "^src/playground/demo-event(s|-texts)\\.ts$" },
    { path: anyFeature, pathNot: "^src/features/events/(fields|publishing|registration)\\.ts$" },
  ),
  forbid(
    "the-page-is-the-browsers",
    "The page's files run in a browser.",
    { path: "^src/playground/page/" },
    { pathNot: "^src/playground/page/" },
  ),
  forbid(
    "who-opens-the-playground",
    "start-playground.ts opens it; the bot does not know which Telegram it talks to.",
    { path: "^src/", pathNot: ["^src/playground/", "^src/app/(start-playground|played-bot)\\.ts$"] },
    { path: "^src/playground/" },
  ),
];

/** How the files are read. */
export const options: ICruiseOptions = {
  parser: "swc",
  doNotFollow: { path: ["node_modules", "^src/platform/database/generated/"] },
  exclude: { path: "^locales/" },
};

/** How packages are found, as Node finds them. */
export const resolving: Partial<IResolveOptions> = {
  extensions: [".ts", ".js", ".cjs"],
  exportsFields: ["exports"],
  conditionNames: ["import", "node", "default"],
};
