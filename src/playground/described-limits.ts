import type { Limit } from "./description.ts";

const RANGE = /(?<![\d.])(\d+)(?:-| and )(\d+)\b/;
const NUMBERS = new RegExp(`(?:between |[;,] )${RANGE.source}`, "gi");

/** Reads the limit of a text from the field's comment: "1-4096 characters after entities parsing", "can't exceed 64 bytes". */
export function textLimit(comment: string): Limit | undefined {
  const found = /(\d+)-(\d+) (character|byte)s?/i.exec(comment) ?? /()can't exceed (\d+) (byte)s/.exec(comment);
  if (!found) return undefined;
  const bytes = found[3]?.toLowerCase() === "byte";
  const unit = bytes ? "bytes" : /after entit/.test(comment) ? "after entities" : "characters";
  return { min: Number(found[1]), max: Number(found[2]), unit };
}

/** Reads the limit of a list: "must include 2-10 items", "up to 10 items", "At most 100 commands can be specified". */
export function listLimit(comment: string): Limit | undefined {
  const found =
    /\b(\d+)-(\d+) /.exec(comment) ?? /\b()(?:up to|at most) (\d+) [\w ]*(?:items|specified)/i.exec(comment);
  return found ? { min: Number(found[1]), max: Number(found[2]), unit: "items" } : undefined;
}

/**
 * Reads the range of a number: "Values between 1-100 are accepted", "Map zoom level; 0-24". Several ranges in one comment
 * belong to different kinds of objects, and the range of a time counts from now. Neither is a limit.
 */
export function numberLimit(comment: string): Limit | undefined {
  const [found, ...others] = comment.matchAll(NUMBERS);
  if (!found || others.length || /in the future/.test(comment)) return undefined;
  const besides = /or (0x[\dA-F]+)/.exec(comment)?.[1];
  const zero = /Must be 0 for/.test(comment);
  const also = [...(zero ? [0] : []), ...(besides ? [Number(besides)] : [])];
  return { min: Number(found[1]), max: Number(found[2]), unit: "number", ...(also.length ? { also } : {}) };
}
