import type { Context } from "grammy";

/** A file that stays with Telegram and is known by its id. */
export interface SentFile {
  kind: "photo" | "document" | "voice" | "videoNote" | "video" | "audio";
  fileId: string;
  caption: string | null;
}

/** Sends a file that the bot has received before. */
export async function sendFile(ctx: Context, { kind, fileId, caption }: SentFile): Promise<void> {
  const other = caption === null ? {} : { caption };
  switch (kind) {
    case "photo":
      await ctx.replyWithPhoto(fileId, other);
      return;
    case "document":
      await ctx.replyWithDocument(fileId, other);
      return;
    case "voice":
      await ctx.replyWithVoice(fileId, other);
      return;
    case "videoNote":
      await ctx.replyWithVideoNote(fileId);
      return;
    case "video":
      await ctx.replyWithVideo(fileId, other);
      return;
    case "audio":
      await ctx.replyWithAudio(fileId, other);
      return;
  }
}
