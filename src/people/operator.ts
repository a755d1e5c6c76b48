import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Language } from "../i18n/texts.ts";

/** Who runs the service: law 94-V art. 8(4)(1) wants name and BIN in every consent. */
export interface Operator {
  name: Record<Language, string>;
  bin: string | null;
  contact: Record<Language, string>;
  /** How long data are kept after a case ends. */
  retentionMonths: number;
}

/** As the source articles name the service; an operator sets its own. */
export const defaultOperator: Operator = {
  name: {
    kk: "Қазақстан халқы Ассамблеясы",
    ru: "Ассамблея народа Казахстана",
    en: "Assembly of People of Kazakhstan",
  },
  bin: null,
  contact: {
    kk: "өңіріңіздегі Достық үйі",
    ru: "Дом дружбы вашего региона",
    en: "the Dostyk House of your region",
  },
  retentionMonths: 12,
};

const texts = z.strictObject({ kk: z.string().min(1), ru: z.string().min(1), en: z.string().min(1) });

const operatorFile = z.strictObject({
  name: texts,
  bin: z.string().regex(/^\d{12}$/, "the operator's BIN, 12 digits"),
  contact: texts,
  retentionMonths: z.int().min(1).max(120),
});

/** Reads the operator's file; throws for operators what is wrong with it. Without one, the defaults. */
export async function readOperator(path: string | null): Promise<Operator> {
  if (path === null) return defaultOperator;
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`OPERATOR_FILE: there is no file ${path}. Copy operator.example.json and fill it in.`);
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error(`OPERATOR_FILE: ${path} is not JSON. Compare it with operator.example.json.`);
  }
  const read = operatorFile.safeParse(data);
  if (!read.success) throw new Error(`OPERATOR_FILE: ${path} is not right:\n${z.prettifyError(read.error)}`);
  return read.data;
}
