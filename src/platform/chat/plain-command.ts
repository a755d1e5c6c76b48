/** A command as handlers know it: "/START " and "/Start  report" as "/start" and "/start report". Any other text stays as it is. */
export function plainCommand(text: string): string {
  const [, name, bot = "", payload = ""] = /^\/(\w+)(@\w+)?(?:\s+(.*))?$/s.exec(text) ?? [];
  if (name === undefined) return text;
  return [`/${name.toLowerCase()}${bot}`, payload.trim()].filter((part) => part !== "").join(" ");
}
