import { z } from "zod";
import {
  aboutLanguage,
  completeNames,
  type firstLanguage,
  languages,
  type SomeNames,
} from "../../platform/i18n/languages.ts";
import { isBin } from "./bin.ts";
import { matters, mustBeNamedIn, type Operator } from "./operator.ts";

export const exampleFile = "deploy/operator.example.json";

export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const daysError = `a list of the working days, like ["Mon", "Tue", "Wed", "Thu", "Fri"]`;

const text = (what: string, maxLength: number) => {
  const error = `${what}, in quotation marks, up to ${maxLength} characters`;
  return z.string(error).trim().min(1, error).max(maxLength, error);
};
/** A name in every language. If an operator's file is older than a language, that language uses its fallback. */
const names = (what: string, maxLength: number) => {
  const required = languages.filter((language) => mustBeNamedIn(language));
  const example = required.map((language) => `"${language}": "…"`).join(", ");
  const fields = languages.map((language) => {
    const name = text(`${what} in ${aboutLanguage(language).english}`, maxLength);
    return [language, required.includes(language) ? name : name.optional()] as const;
  });
  return z
    .strictObject(Object.fromEntries(fields), `${what} in ${required.length} languages, like {${example}}`)
    .transform((written) => completeNames(written as SomeNames & Record<typeof firstLanguage, string>));
};
const count = (what: string, min: number, max: number) => {
  const error = `${what}, a whole number from ${min} to ${max}`;
  return z.int(error).min(min, error).max(max, error);
};
/** "09:30" → minutes of the day. */
const timeOfDay = (example: string) =>
  z
    .string(`a time like "${example}"`)
    .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, `a time like "${example}"`)
    .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
const dates = () =>
  z.array(
    z.iso.date(`a date that exists, like "2027-01-08"`),
    `a list of dates, like ["2027-01-08"], or an empty list: []`,
  );

/** How soon parties are answered. */
const talkTerms = (defaults: Operator["talks"]) => {
  const list = "the working minutes after which a mediator is reminded, in rising order, like [240, 420]";
  return z
    .strictObject(
      {
        answerMinutes: count("the working minutes in which a party is answered", 30, 9600).default(
          defaults.answerMinutes,
        ),
        remindAfterMinutes: z
          .array(count("working minutes", 5, 9600), list)
          .max(5, list)
          .refine((minutes) => minutes.every((at, place) => place === 0 || at > (minutes[place - 1] ?? 0)), list)
          .default([...defaults.remindAfterMinutes]),
        coordinatorAfterMinutes: count("the working minutes after which a coordinator is told", 10, 19_200).default(
          defaults.coordinatorAfterMinutes,
        ),
      },
      `how soon parties are answered, like ${JSON.stringify(defaults)}`,
    )
    .refine((terms) => terms.remindAfterMinutes.every((at) => at < terms.coordinatorAfterMinutes), {
      path: ["coordinatorAfterMinutes"],
      error: "more than every reminder",
    })
    .prefault({});
};

const telegramIds = () => {
  const error = "a list of Telegram ids, like [123456789], or an empty list: []";
  return z.array(z.int(error).positive(error), error);
};

/** The maximum length of a text that staff have at hand: it fits in a message with its label. */
const maxPhraseLength = 1500;
const videoError = 'the address of a video room, like "https://meet.example.kz/{room}", or null';
const phraseIdError = 'an id of lower-case characters, digits and hyphens, like "first-steps"';

const identity = {
  name: names("the operator's name", 200),
  shortName: names("the operator's short name", 40).optional(),
  bin: z
    .string("the operator's BIN (БСН): 12 digits in quotation marks")
    .regex(/^\d{12}$/, { error: "the operator's BIN (БСН): 12 digits in quotation marks", abort: true })
    .refine((bin) => !/^0+$/.test(bin), {
      error: "the operator's own BIN (БСН); the zeros in the example are only a placeholder",
      abort: true,
    })
    .refine(
      isBin,
      "the operator's BIN (БСН); a digit of this number is wrong, because its last digit does not match the others",
    ),
  contact: names("how people can reach the operator", 300).optional(),
  retentionMonths: count("how many months data are kept after a case ends", 1, 120).optional(),
  deliveryDays: count("how many days it is known which messages were sent", 30, 3650).optional(),
};

/**
 * The schema of the operator's file.
 * @param defaults the values of fields that the file leaves out
 * @param regionIds the ids of all regions
 */
export function operatorSchema({ hours, offers, talks, closing }: Operator, regionIds: readonly string[]) {
  return z
    .strictObject(
      {
        ...identity,
        workingHours: z
          .strictObject(
            {
              days: z
                .array(z.enum(weekdays, `one of ${weekdays.join(", ")}`), daysError)
                .min(1, daysError)
                .optional(),
              from: timeOfDay("09:00").default(hours.from),
              to: timeOfDay("18:00").default(hours.to),
            },
            `the working hours, like {"from": "09:00", "to": "18:00"}`,
          )
          .refine(({ from, to }) => from < to, { path: ["to"], error: `a time after "from"` })
          .prefault({}),
        pingHours: z
          .strictObject(
            { from: timeOfDay("08:00").default(hours.pingFrom), to: timeOfDay("21:00").default(hours.pingTo) },
            `the hours in which mediators may be messaged, like {"from": "08:00", "to": "21:00"}`,
          )
          .refine(({ from, to }) => from < to, { path: ["to"], error: `a time after "from"` })
          .prefault({}),
        offers: z
          .strictObject(
            {
              answerMinutes: count("the working minutes that a mediator has to answer", 10, 4800).default(
                offers.answerMinutes,
              ),
              remindAfterMinutes: count("the working minutes after which a mediator is reminded", 5, 4795).default(
                offers.remindAfterMinutes,
              ),
              mediators: count("how many mediators are asked before a coordinator", 1, 10).default(offers.mediators),
            },
            `how mediators are asked, like {"answerMinutes": 120, "remindAfterMinutes": 60, "mediators": 3}`,
          )
          .refine((asked) => asked.remindAfterMinutes < asked.answerMinutes, {
            path: ["remindAfterMinutes"],
            error: `less than "answerMinutes" (its default is ${offers.remindAfterMinutes})`,
          })
          .prefault({}),
        talks: talkTerms(talks),
        holidays: z
          .strictObject(
            { off: dates().default([]), worked: dates().default([]) },
            `the days that differ from the official calendar, like {"off": ["2027-01-08"], "worked": []}`,
          )
          .refine(({ off, worked }) => !off.some((day) => worked.includes(day)), {
            path: ["worked"],
            error: `dates that are not in "off": a day is either worked or off`,
          })
          .prefault({}),
        duty: z
          .strictObject(
            {
              everywhere: telegramIds().default([]),
              regions: z
                .record(z.string(), telegramIds(), `lists by region, like {"KZ-19": [123456789]}`)
                .refine((lists) => Object.keys(lists).every((id) => regionIds.includes(id)), {
                  error: `lists by the id of a region: ${regionIds.join(", ")}`,
                })
                .default({}),
            },
            `who is told of danger, like {"everywhere": [123456789], "regions": {"KZ-19": [123456789]}}`,
          )
          .prefault({}),
        closing: z
          .strictObject(
            {
              approvedFor: z
                .array(
                  z.enum(matters, `one of ${matters.join(", ")}`),
                  `a list, like ["VIOLENCE"], or an empty list: []`,
                )
                .default([...closing.approvedFor]),
            },
            `which closings a coordinator approves, like {"approvedFor": ["VIOLENCE", "INTERETHNIC"]}`,
          )
          .prefault({}),
        phrases: z
          .array(
            z.strictObject(
              {
                id: z.string(phraseIdError).regex(/^[a-z][a-z0-9-]{0,19}$/, phraseIdError),
                name: names("the name of the text, as its button shows it", 40),
                text: names("the text", maxPhraseLength),
              },
              `a text, like {"id": "first-steps", "name": {"kk": "…", "ru": "…"}, "text": {"kk": "…", "ru": "…"}}`,
            ),
            "a list of texts that mediators and coordinators have at hand, or an empty list: []",
          )
          .max(50, "at most 50 texts")
          .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, "texts with different ids")
          .default([]),
        videoLink: z
          .string(videoError)
          .regex(/^https:\/\/[a-z\d-]+(\.[a-z\d-]+)+\/[^\s{}]*\{room\}[^\s{}]*$/i, videoError)
          .nullable()
          .default(null),
      },
      `an object, as in ${exampleFile}`,
    )
    .refine(({ workingHours, pingHours }) => pingHours.from < workingHours.to && workingHours.from < pingHours.to, {
      path: ["pingHours"],
      error: "hours that overlap with the working hours, otherwise nobody is reminded in time",
    });
}
