// npm run -s permissions: prints what each role may do, and where.
import { permissionTable } from "./permission-table.ts";

process.stdout.write(`${permissionTable()}\n`);
