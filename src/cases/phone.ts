import parsePhoneNumber from "libphonenumber-js/mobile";

/** A mobile number as people of Kazakhstan write it (8 701 …, +7 701 …, or another country's with +), or null. */
export function readPhone(text: string): string | null {
  const parsed = parsePhoneNumber(text.trim().slice(0, 40), "KZ");
  return parsed?.isValid() === true ? parsed.number : null;
}

/** "+7 701 123 45 67" */
export function shownPhone(number: string): string {
  return parsePhoneNumber(number)?.formatInternational() ?? number;
}
