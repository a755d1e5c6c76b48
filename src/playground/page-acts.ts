import { z } from "zod";
import type { Acts } from "./acts.ts";
import { OTHER_KINDS } from "./other-kinds.ts";
import type { PersonFileKind } from "./person-files.ts";
import { samplePicture } from "./sample-picture.ts";
import { sampleSound } from "./sample-sound.ts";
import type { World } from "./world.ts";

const id = z.number().int();
const text = z.string().min(1).max(20_000);
const place = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) };
const caption = z.string().max(4096).optional();
const fileId = z.string().max(100).optional();
const duration = z.number().int().min(0).max(86_400).optional();
const contact = z.object({
  firstName: z.string().trim().min(1).max(64),
  lastName: z.string().trim().max(64).optional(),
  phone: z.string().regex(/^\+?\d{5,15}$/),
});

/** What the page asks for. Files are uploaded before; without a file a sample is sent. */
export const Act = z.discriminatedUnion("act", [
  z.object({ act: z.literal("text"), text, replyTo: id.optional(), quote: caption, topicId: id.optional() }),
  z.object({ act: z.literal("edit"), messageId: id, text }),
  z.object({ act: z.literal("press"), messageId: id, data: z.string() }),
  z.object({ act: z.literal("pressReply"), text, place: z.object(place).optional() }),
  z.object({ act: z.literal("location"), ...place }),
  z.object({ act: z.literal("contact"), contact: contact.optional() }),
  z.object({ act: z.literal("sticker") }),
  z.object({ act: z.literal("dice") }),
  z.object({ act: z.literal("other"), kind: z.enum(OTHER_KINDS) }),
  z.object({ act: z.literal("refuseVoice"), refuses: z.boolean() }),
  z.object({ act: z.literal("poll"), question: text, options: z.array(text) }),
  z.object({ act: z.literal("photo"), caption, fileId }),
  z.object({ act: z.literal("voice"), caption, fileId, duration }),
  z.object({ act: z.literal("video"), caption, fileId: z.string().max(100), duration }),
  z.object({ act: z.literal("videoNote") }),
  // The size is only declared, so that files can be tried that are larger than the page may upload.
  z.object({
    act: z.literal("document"),
    caption,
    fileId,
    fileName: z.string().max(200).optional(),
    size: id.positive().optional(),
  }),
  z.object({
    act: z.literal("album"),
    caption,
    fileIds: z.array(z.string().max(100)).min(2).max(10).optional(),
    count: z.number().int().min(2).max(10).default(3),
  }),
  z.object({ act: z.literal("forward"), text }),
  z.object({ act: z.literal("inline"), query: z.string().max(256) }),
  z.object({ act: z.literal("chooseInline"), queryId: z.string(), resultId: z.string(), to: id.optional() }),
  z.object({ act: z.literal("link"), payload: z.string() }),
  z.object({ act: z.literal("block") }),
  z.object({ act: z.literal("unblock") }),
  z.object({ act: z.literal("remove"), messageId: id }),
]);
export type Act = z.infer<typeof Act>;

/** Drops undefined values, which optional fields of a parsed body may have. */
function given<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

const SAMPLE_SECONDS = 5;

/** Performs an act that the page asks for. */
export function performAct(world: World, acts: Acts, personId: number, act: Act): unknown {
  const sent = (kind: PersonFileKind, fileId: string) => {
    if (world.files.get(fileId)?.kind !== kind) throw new Error(`Playground: there is no ${kind} "${fileId}"`);
    return { fileId };
  };
  const picture = (index: number) => ({ content: samplePicture(index), mimeType: "image/png" });
  switch (act.act) {
    case "text":
      return acts.sendText(personId, act.text, given({ replyTo: act.replyTo, quote: act.quote, topicId: act.topicId }));
    case "edit":
      return acts.editText(personId, act.messageId, act.text);
    case "press":
      return acts.press(personId, act.messageId, act.data);
    case "pressReply":
      return acts.pressReply(personId, act.text, act.place);
    case "location":
      return acts.shareLocation(personId, act.latitude, act.longitude);
    case "contact": {
      if (!act.contact) return acts.shareContact(personId);
      const { firstName, lastName, phone } = act.contact;
      const named = { phone_number: phone, first_name: firstName };
      return acts.shareContact(personId, lastName ? { ...named, last_name: lastName } : named);
    }
    case "sticker":
      return acts.sendSticker(personId);
    case "dice":
      return acts.sendDice(personId, "🎲", 1 + Math.floor(Math.random() * 6));
    case "other":
      return acts.sendOther(personId, act.kind);
    case "refuseVoice":
      return acts.refuseVoice(personId, act.refuses);
    case "poll":
      return acts.sendPoll(personId, act.question, act.options);
    case "photo": {
      const file = act.fileId === undefined ? picture(0) : sent("photo", act.fileId);
      return acts.sendPhoto(personId, { ...file, ...given({ caption: act.caption }) });
    }
    case "voice": {
      const { fileId, caption, duration = SAMPLE_SECONDS } = act;
      const sample = () => ({ content: sampleSound(duration), mimeType: "audio/wav", fileName: "sample.wav" });
      const file = fileId === undefined ? sample() : sent("voice", fileId);
      return acts.sendVoice(personId, { ...file, ...given({ caption, duration }) });
    }
    case "video": {
      const { fileId, caption, duration } = act;
      return acts.sendVideo(personId, { ...sent("video", fileId), ...given({ caption, duration }) });
    }
    case "videoNote":
      return acts.sendVideoNote(personId);
    case "document": {
      const { fileId, fileName, size, caption } = act;
      const file = fileId === undefined ? given({ fileName, size }) : sent("document", fileId);
      return acts.sendDocument(personId, { ...file, ...given({ caption }) });
    }
    case "album": {
      const files =
        act.fileIds?.map((fileId) => sent("photo", fileId)) ?? Array.from({ length: act.count }, (_, i) => picture(i));
      const items = files.map((file, index) => ({
        kind: "photo" as const,
        ...file,
        ...(index === 0 ? given({ caption: act.caption }) : {}),
      }));
      return acts.sendAlbum(personId, items);
    }
    case "forward":
      return acts.forward(personId, act.text);
    case "inline":
      return acts.inlineQuery(personId, act.query);
    case "chooseInline":
      return acts.chooseInline(personId, act.queryId, act.resultId, act.to);
    case "link":
      return acts.openLink(personId, act.payload);
    case "block":
      return acts.block(personId);
    case "unblock":
      return acts.unblock(personId);
    case "remove":
      return acts.removeMessage(personId, act.messageId);
  }
}
