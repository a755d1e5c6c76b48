import { readPartly } from "./config.ts";

const help = `Bitimger's tools, for whoever runs the service. The bot itself: npm start

  npm run bitimger -- doctor [--json]   looks at everything that the service needs and says what to do; changes nothing
  npm run bitimger -- aside list        what could not be handled and was set aside; --json for machines, here and below
  npm run bitimger -- aside show ID     how it is built and why it failed, without what people wrote
  npm run bitimger -- aside retry ID    puts it back, to be tried once; «all» instead of an ID: all of them
  npm run bitimger -- aside drop ID --yes
                                        removes it for good
  npm run bitimger -- rotate-key        seals everything anew with the first of several keys, after which the others can go;
                                        --new-key makes one first, where the key is in a file of the embedded database;
                                        --stopped says that no bot runs on the PostgreSQL
  npm run bitimger -- backup [FILE]     the embedded database in one new file (FILE may be a folder), without the key; bot stopped
  npm run bitimger -- restore FILE      puts such a file where no database is, once it has opened
  npm run bitimger -- --help            this text

They read the same environment as the bot, .env too.
doctor ends with 0 when nothing is in trouble (no ✗), with 1 otherwise; the others with 0 when they have done what was asked;
what is not known ends with 2. aside and rotate-key need the embedded database for themselves: stop the bot before. A PostgreSQL
may be in use.
`;

// What a tool makes for the time it runs is removed when the process exits, and a signal alone does not let it come to that.
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

// As in main.ts: a tool writes into the same folder.
process.umask(0o077);

const { text, code } = await run(process.argv.slice(2));
// A connection that still waits must not hold the process.
(code === 2 ? process.stderr : process.stdout).write(text, () => process.exit(code));

/** A tool is loaded when it is asked for. */
async function run([command, ...options]: string[]): Promise<{ text: string; code: number }> {
  if (command === "doctor" && options.every((option) => option === "--json")) {
    const { doctor } = await import("./doctor/command.ts");
    return doctor(readPartly(), () => new Date(), options.includes("--json"));
  }
  if (command === "aside" || command === "rotate-key") {
    const { upkeep } = await import("./upkeep/command.ts");
    const done = upkeep([command, ...options], readPartly, new Date());
    if (done !== null) return done;
  }
  const [file, ...more] = options;
  if ((command === "backup" || command === "restore") && more.length === 0 && file?.startsWith("-") !== true) {
    const { backUpCommand, restoreCommand } = await import("./backup/command.ts");
    if (command === "backup") return backUpCommand(readPartly(), file, new Date());
    if (file !== undefined) return restoreCommand(readPartly(), file);
  }
  const wantsHelp = [command, ...options].some((word) => word === "--help" || word === "-h" || word === "help");
  if (wantsHelp || command === undefined) return { text: help, code: wantsHelp ? 0 : 2 };
  const known = ["doctor", "aside", "rotate-key", "backup", "restore"].includes(command)
    ? `${command} does not know ${options.join(" ") || "what to do without more words"}.`
    : `There is no command ${command}.`;
  return { text: `${known}\n\n${help}`, code: 2 };
}
