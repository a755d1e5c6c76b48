// Runs on any Node: says what is wrong where the project itself could not even be parsed.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    `Bitimger needs Node 24 or newer; this is ${process.version} (${process.execPath}).\n` +
      "On Linux (x64) `npm ci` brings a Node 24 of its own, unless optional packages are left out (`--omit=optional`).\n" +
      "Elsewhere install Node 24 from https://nodejs.org and run the command again.\n",
  );
  process.exit(1);
}
