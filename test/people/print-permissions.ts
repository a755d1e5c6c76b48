// npm run -s permissions: prints who of the staff may do what, and where.
import { permissionTable } from "./permission-table.ts";

process.stdout.write(`${permissionTable()}\n`);
