import parsePhoneNumber from "libphonenumber-js/mobile";

/** Reads a mobile number as people in Kazakhstan write it (8 701 …, +7 701 …, or with + and another country code). Null if it is not valid. */
export function readPhone(text: string): string | null {
  const parsed = parsePhoneNumber(text.trim().slice(0, 40), "KZ");
  return parsed?.isValid() === true ? parsed.number : null;
}

/** Formats a number for reading, in the groups in which it is asked for and dictated here: "+7 701 123 45 67". */
export function shownPhone(number: string): string {
  const own = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number);
  if (own !== null) return `+7 ${own.slice(1).join(" ")}`;
  return parsePhoneNumber(number)?.formatInternational() ?? number;
}
