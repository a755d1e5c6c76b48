import { expect, test } from "vitest";
import { isCheckInOpen } from "../../src/features/attendance/check-in-window.ts";
import { qrPicture } from "../../src/features/attendance/qr-picture.ts";
import { isSurelyCode, readCode, showCode } from "../../src/features/attendance/ticket-code.ts";
import { qrOf } from "./tickets.ts";

test.each([
  ["K7M42Q", "K7M42Q"],
  ["k7m 42q", "K7M42Q"],
  [" K7M-42Q ", "K7M42Q"],
  ["К7М 42Q", "K7M42Q"],
  ["наурыз", null],
  ["K7M42", null],
  ["XK7M 42Q", null],
  ["K7M 42Q 1", null],
  ["", null],
  ["/door", null],
])("the typed text «%s» is read as the code %s", (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

test("a code is shown in two halves, and is not mistaken for a word", () => {
  expect(showCode("K7M42Q")).toBe("K7M 42Q");
  expect(["K7M42Q", "CHANGE", "123456"].map(isSurelyCode)).toEqual([true, false, false]);
});

test("a phone reads the text of the QR code from its picture", () => {
  const link = "https://t.me/a_bot_with_a_long_name_of_32_bot?start=in_999999999_0123456789-_abcd";
  expect(qrOf(qrPicture(link))).toBe(link);
});

const startsAt = new Date("2026-10-29T05:00:00Z");
const endsAt = new Date("2026-10-29T08:00:00Z");

test.each([
  ["2026-10-28T16:59:00Z", false],
  ["2026-10-28T17:00:00Z", true],
  ["2026-10-29T06:00:00Z", true],
  ["2026-10-29T20:00:00Z", true],
  ["2026-10-29T20:01:00Z", false],
])("at %s people can be checked in: %s", (now, isOpen) => {
  expect(isCheckInOpen({ startsAt, endsAt }, new Date(now))).toBe(isOpen);
});
