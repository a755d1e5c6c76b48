import { join } from "node:path";

/**
 * The playground's operator, unless OPERATOR_FILE names another. It is complete, so that consents read as they will, and says in each
 * language that it is made up. Its BIN can belong to nobody: the third and fourth digits are a month, and there is no thirteenth.
 */
export const demoOperatorFile = join(import.meta.dirname, "demo-operator.json");
