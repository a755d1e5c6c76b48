import { code, defineButtons, int, oneOf } from "../chat/buttons.ts";
import { eventKinds } from "../subscriptions/event-kinds.ts";

const kindFilters = ["ALL", ...eventKinds] as const;
/** "all", or a region's code. */
const filters = { region: code, topic: oneOf(kindFilters), month: code };

/** The list of events and its filters. */
export const listButtons = defineButtons("el", {
  list: { ...filters, page: int },
  regions: filters,
  kinds: filters,
  months: filters,
  mine: {},
});
