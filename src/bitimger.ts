import { readPartly } from "./platform/config.ts";

const help = `Bitimger's commands for operators. To start the bot itself: npm start

  npm run bitimger -- doctor [--json]   checks everything that the service needs and says what to do; changes nothing
  npm run bitimger -- aside list        lists the updates that could not be handled and were set aside; here and below, --json prints JSON
  npm run bitimger -- aside show ID     shows the update and why it failed, without what people wrote
  npm run bitimger -- aside retry ID    retries it once; «all» instead of an ID retries all of them
  npm run bitimger -- aside drop ID --yes
                                        deletes it for good
  npm run bitimger -- rotate-key        re-encrypts everything with the first of several keys; the others can then be removed;
                                        --new-key creates that key, if the key is in a file of the embedded database;
                                        --stopped says that no bot is running on the PostgreSQL
  npm run bitimger -- backup [FILE]     backs up the embedded database into one new file (FILE may be a folder), without the key;
                                        stop the bot first
  npm run bitimger -- restore FILE      restores a backup where there is no database, if the backup can be opened
  npm run bitimger -- --help            prints this text

The commands read the same environment as the bot, including .env.
doctor exits with 0 if there is no trouble (no ✗), otherwise with 1. The other commands exit with 0 if they succeed, otherwise
with 1. An unknown command exits with 2. aside and rotate-key need exclusive use of an embedded database: stop the bot first.
A PostgreSQL may be in use.
`;

// Commands remove their temporary files when the process exits. A signal by itself would skip that.
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

// As in main.ts, because commands write into the same folder.
process.umask(0o077);

const { text, code } = await run(process.argv.slice(2));
// An open connection must not keep the process running.
(code === 2 ? process.stderr : process.stdout).write(text, () => process.exit(code));

/** Runs a command. The code of a command is loaded only when it is used. */
async function run([command, ...options]: string[]): Promise<{ text: string; code: number }> {
  if (command === "doctor" && options.every((option) => option === "--json")) {
    const { doctor } = await import("./tools/doctor/command.ts");
    return doctor(readPartly(), () => new Date(), options.includes("--json"));
  }
  if (command === "aside" || command === "rotate-key") {
    const { upkeep } = await import("./tools/upkeep/command.ts");
    const result = upkeep([command, ...options], readPartly, new Date());
    if (result !== null) return result;
  }
  const [file, ...more] = options;
  if ((command === "backup" || command === "restore") && more.length === 0 && file?.startsWith("-") !== true) {
    const { backUpCommand, restoreCommand } = await import("./tools/backup/command.ts");
    if (command === "backup") return backUpCommand(readPartly(), file, new Date());
    if (file !== undefined) return restoreCommand(readPartly(), file);
  }
  const wantsHelp = [command, ...options].some((word) => word === "--help" || word === "-h" || word === "help");
  if (wantsHelp || command === undefined) return { text: help, code: wantsHelp ? 0 : 2 };
  const problem = ["doctor", "aside", "rotate-key", "backup", "restore"].includes(command)
    ? `${command} does not know ${options.join(" ") || "what to do without arguments"}.`
    : `There is no command ${command}.`;
  return { text: `${problem}\n\n${help}`, code: 2 };
}
