// npm run -s terms: prints the table of terms beside the law's articles.
import { termTable } from "./term-table.ts";

process.stdout.write(`${termTable()}\n`);
