/** The shape of a call's payload for a log: names, types and lengths, without the content. */
export function shapeOf(value: unknown): unknown {
  if (typeof value === "string") return `string of ${value.length}`;
  if (value === null || typeof value !== "object") return typeof value;
  if (Array.isArray(value)) return value.map(shapeOf);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value.constructor.name;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]));
}
