import { badRequest, Refusal } from "../errors.ts";
import { DOWNLOAD_LIMIT, filePath, type Uploads } from "../files.ts";
import type { Update } from "../wire.ts";
import type { World } from "../world.ts";

interface PollParams {
  offset?: number;
  limit?: number;
  timeout?: number;
  allowed_updates?: string[];
}

export function getUpdates(world: World, params: PollParams, _: Uploads, gone: AbortSignal): Promise<Update[]> {
  if (world.webhook.settings) {
    throw new Refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  const { offset = 0, limit = 100, timeout = 0 } = params;
  world.updates.allow(params.allowed_updates);
  return world.updates.poll(offset, clamp(limit, 1, 100), clamp(timeout, 0, 50), gone);
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

interface WebhookParams {
  url: string;
  secret_token?: string;
  max_connections?: number;
  allowed_updates?: string[];
  drop_pending_updates?: boolean;
}

export function setWebhook(world: World, params: WebhookParams): true {
  if (!params.url) return deleteWebhook(world, params);
  const url = URL.canParse(params.url) ? new URL(params.url) : undefined;
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url?.hostname ?? "");
  if (!url || (url.protocol !== "https:" && !here)) {
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }
  const { secret_token: secretToken, max_connections: maxConnections = 40 } = params;
  if (secretToken !== undefined && !/^[\w-]+$/.test(secretToken)) {
    throw badRequest("secret token contains unallowed characters");
  }
  world.updates.interrupt("terminated by setWebhook request");
  world.updates.allow(params.allowed_updates);
  if (params.drop_pending_updates) world.updates.clear();
  world.webhook.set({ url: url.href, secretToken, maxConnections: clamp(maxConnections, 1, 100) });
  return true;
}

export function deleteWebhook(world: World, params: { drop_pending_updates?: boolean }): true {
  world.webhook.unset();
  if (params.drop_pending_updates) world.updates.clear();
  return true;
}

export function getWebhookInfo(world: World): object {
  const { settings, lastError } = world.webhook;
  return {
    url: settings?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: world.updates.pending(),
    ...(settings ? { max_connections: settings.maxConnections } : {}),
    ...(lastError ? { last_error_date: Math.floor(lastError.at / 1000), last_error_message: lastError.reason } : {}),
    ...(world.updates.allowed.length ? { allowed_updates: world.updates.allowed } : {}),
  };
}

export function getFile(world: World, params: { file_id: string }): object {
  const file = world.files.get(params.file_id);
  if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
  if (file.size > DOWNLOAD_LIMIT) throw badRequest("file is too big");
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size, file_path: filePath(file) };
}
