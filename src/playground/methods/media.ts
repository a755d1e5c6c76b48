import { openChat } from "../chats.ts";
import { badRequest, playgroundRefusal } from "../errors.ts";
import { type MediaDetails, mediaContent, type Uploads } from "../files.ts";
import { CONTENT_FIELDS, MEDIA_KINDS, type MediaKind, type Message } from "../wire.ts";
import type { World } from "../world.ts";
import { apply, type EditParams, editable } from "./editing.ts";
import { type CaptionParams, captionContent, type SendParams, send, sendAll } from "./sending.ts";

interface CoverParams {
  has_spoiler?: boolean;
}

type MediaParams = SendParams & CaptionParams & CoverParams & MediaDetails & Partial<Record<MediaKind, string>>;
type Sender = (world: World, params: MediaParams, uploads: Uploads) => Message;

function sender(kind: MediaKind): Sender {
  return (world, params, uploads) => {
    const caption = captionContent(params);
    openChat(world, params.chat_id);
    const file = world.files.resolve(kind, params[kind] ?? "", uploads);
    return send(world, params, { ...mediaContent(file, params), ...caption }, coverOf(params));
  };
}

function coverOf({ has_spoiler }: CoverParams): Partial<Message> {
  return has_spoiler ? { has_media_spoiler: true } : {};
}

const METHOD_NAMES: Record<MediaKind, string> = {
  photo: "sendPhoto",
  document: "sendDocument",
  voice: "sendVoice",
  video: "sendVideo",
  video_note: "sendVideoNote",
  audio: "sendAudio",
  animation: "sendAnimation",
};

/** The methods that send a single file, by name. */
export function mediaMethods(): Record<string, Sender> {
  return Object.fromEntries(MEDIA_KINDS.map((kind) => [METHOD_NAMES[kind], sender(kind)]));
}

type AlbumItem = CaptionParams & CoverParams & MediaDetails & { type: MediaKind; media: string };

export function sendMediaGroup(world: World, params: SendParams & { media: AlbumItem[] }, uploads: Uploads): Message[] {
  const { media } = params;
  const kinds = new Set(media.map(({ type }) => type));
  for (const unmixable of ["document", "audio"] as const) {
    if (kinds.has(unmixable) && kinds.size > 1) throw badRequest(`${unmixable} can't be mixed with other media types`);
  }
  const unsupported = media.find(({ type }) => !MEDIA_KINDS.includes(type));
  if (unsupported) throw playgroundRefusal(`does not support ${unsupported.type} in an album`, 501);
  const contents = media.map((item) => captionContent(item));
  openChat(world, params.chat_id);
  const files = media.map(({ type, media: value }) => world.files.resolve(type, value, uploads));
  const group = { media_group_id: String(world.firstId * 1000 + Math.floor(Math.random() * 1e6)) };
  const items = media.flatMap((item, index) => {
    const file = files[index];
    return file
      ? [{ content: { ...mediaContent(file, item), ...contents[index] }, more: { ...group, ...coverOf(item) } }]
      : [];
  });
  return sendAll(world, params, items);
}

const NOTHING = Object.fromEntries([...CONTENT_FIELDS, "link_preview_options"].map((field) => [field, undefined]));

/** Replaces the file of a message, or adds a file to a message that was only text. */
export function editMessageMedia(world: World, params: EditParams & { media: AlbumItem }, uploads: Uploads): Message {
  const { media } = params;
  if (!MEDIA_KINDS.includes(media.type)) throw playgroundRefusal(`does not support an edit to ${media.type}`, 501);
  const caption = captionContent(media);
  const stored = editable(world, params);
  const { text, photo, document, video, audio, media_group_id: album } = stored.message;
  if (text === undefined && !(photo ?? document ?? video ?? audio)) throw badRequest("message media can't be edited");
  if (album) {
    if (media.type === "animation") throw badRequest("message content type can't be used in an album");
    const kind = audio ? "audio" : document ? "document" : undefined;
    const staysInKind = kind ? media.type === kind : ["photo", "video"].includes(media.type);
    if (!staysInKind) throw badRequest("can't change media type in the album");
  }
  const file = world.files.resolve(media.type, media.media, uploads);
  const cover = { has_media_spoiler: undefined as never, ...coverOf(media) };
  return apply(world, stored, params, { ...NOTHING, ...mediaContent(file, media), ...caption, ...cover });
}
