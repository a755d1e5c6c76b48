import { personFileContent } from "./person-files.ts";
import type { Content, PollObject } from "./wire.ts";
import { seconds, type World } from "./world.ts";

/** Kinds of messages that people can send and that the page has no button for. */
export const OTHER_KINDS = ["quiz", "checklist", "game", "invoice", "paidMedia", "story", "giveaway"] as const;
export type OtherKind = (typeof OTHER_KINDS)[number];

/** The fields of the Bot API in which the page has nothing to show. */
const UNSHOWN = ["checklist", "game", "invoice", "paid_media", "story", "giveaway"] as const;

/** A poll or a quiz that nobody has answered. */
export function newPoll(
  id: string,
  question: string,
  options: readonly string[],
  type: PollObject["type"],
): PollObject {
  return {
    id,
    question,
    options: options.map((text, index) => ({ text, voter_count: 0, persistent_id: String(index) })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type,
    allows_multiple_answers: false,
  };
}

/** A message of this kind. @param id a number that nothing else has */
export function sampleOf(world: World, kind: OtherKind, id: string): Content {
  const somebody = { id: 777, type: "private" as const, first_name: "Мадина" };
  switch (kind) {
    case "quiz":
      return { poll: newPoll(id, "2 + 2?", ["4", "5"], "quiz") };
    case "checklist":
      return { checklist: { title: "Тізім", tasks: [{ id: 1, text: "Құжаттар" }] } };
    case "game":
      return { game: { title: "Ойын", description: "Ойын", photo: personFileContent(world, "photo").photo ?? [] } };
    case "invoice":
      return {
        invoice: { title: "Шот", description: "Шот", start_parameter: "x", currency: "KZT", total_amount: 100_000 },
      };
    case "paidMedia":
      return { paid_media: { star_count: 5, paid_media: [{ type: "preview", width: 1, height: 1, duration: 1 }] } };
    case "story":
      return { story: { chat: somebody, id: 1 } };
    case "giveaway": {
      const winners_selection_date = seconds(world) + 86_400;
      return { giveaway: { chats: [], winners_selection_date, winner_count: 1 } };
    }
  }
}

/** The name of a content that the page cannot show; undefined if it can. */
export function unshownKind(content: Content): string | undefined {
  return UNSHOWN.find((field) => content[field] !== undefined)?.replace("_", " ");
}
