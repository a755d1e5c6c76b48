import { badRequest } from "../errors.ts";
import { inlineContent } from "../inline.ts";
import { QUERY_MS } from "../lanes.ts";
import type { InlineResult } from "../wire.ts";
import { emit, type World } from "../world.ts";

const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

interface CallbackAnswer {
  callback_query_id: string;
  text?: string;
  show_alert?: boolean;
  url?: string;
}

export function answerCallbackQuery(world: World, params: CallbackAnswer): true {
  const { text = "", show_alert: alert = false, url } = params;
  const query = world.callbacks.get(params.callback_query_id);
  if (!query || world.options.now().getTime() - query.askedAt > QUERY_MS) throw badRequest(TOO_OLD);
  if (url !== undefined && !url.startsWith(`https://t.me/${world.options.username}?start=`)) {
    throw badRequest("URL_INVALID");
  }
  query.answers.push({ text, alert, url });
  emit(world, { kind: "answer", chatId: query.chatId, text, alert, url });
  return true;
}

export function answerInlineQuery(world: World, params: { inline_query_id: string; results: InlineResult[] }): true {
  const query = world.inlineQueries.get(params.inline_query_id);
  if (!query || world.options.now().getTime() - query.askedAt > QUERY_MS) throw badRequest(TOO_OLD);
  if (params.results.length > 50) throw badRequest("RESULTS_TOO_MUCH");
  if (new Set(params.results.map(({ id }) => id)).size < params.results.length) throw badRequest("RESULT_ID_DUPLICATE");
  for (const result of params.results) inlineContent(result);
  query.results = params.results;
  emit(world, { kind: "inline", chatId: query.personId, queryId: params.inline_query_id });
  return true;
}
