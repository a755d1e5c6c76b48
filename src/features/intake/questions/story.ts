import type { Message } from "grammy/types";
import type { Heard } from "../../../platform/chat/form.ts";
import { receivedFile } from "../../../platform/chat/received-content.ts";
import { answerButtons } from "../buttons.ts";
import { answer, button, misfit, type Question, type ReportReply, type StoryMessage, save } from "../question.ts";
import { maxFileBytes } from "../rules.ts";

export const story: Question<"story"> = {
  id: "story",
  isAnswered: ({ storyDone }) => storyDone,
  screen: ({ texts, step }) => {
    if (step.parts === 0) return { text: texts.html("intake:story.ask"), rows: [] };
    return {
      text: texts.html("intake:story.more", { count: step.parts }),
      rows: [
        [button(texts, "intake:story.done", answerButtons.data("story", { answer: "done" }))],
        [button(texts, "intake:story.again", answerButtons.data("story", { answer: "again" }))],
      ],
    };
  },
  parseTap: (tap) => {
    if (tap.kind !== "story") return null;
    return tap.answer === "again" ? answer({ kind: "storyAgain" }) : save({ storyDone: true });
  },
  parse: readPart,
  cleared: { storyDone: false, storyClosedAt: null },
  summary: {
    line: ({ texts, step }) => {
      const lines = [
        ...(step.story === "" ? [] : [texts.html("intake:summary.story", { value: step.story })]),
        ...(step.files === 0 ? [] : [texts.html("intake:summary.files", { count: step.files })]),
      ];
      return lines.length === 0 ? null : lines.join(" · ");
    },
    change: "intake:summary.changeStory",
  },
};

/** A message as a part of a story, whenever it arrives; null if a story does not accept such a message. */
export function storyPartOf(message: Message | undefined): StoryMessage | null {
  const heard = message === undefined ? null : readPart(message);
  return heard?.kind === "answer" && heard.answer.kind === "part" ? heard.answer.part : null;
}

/** Reads a message as a part of a story, or says why it cannot be such a part. */
export function readPart(message: Message): Heard<ReportReply> {
  if (message.forward_origin !== undefined) return misfit("intake:story.forwarded");
  const { message_id: messageId, text, caption = null } = message;
  if (text !== undefined) {
    const part = { content: { kind: "text", text: text.trim() }, messageId, fileUniqueId: null } as const;
    return answer({ kind: "part", part, album: false });
  }
  const file = receivedFile(message);
  if (file === null) return misfit("intake:story.unfit");
  if ((file.size ?? 0) > maxFileBytes) return misfit("intake:story.tooLarge");
  const content = { kind: file.kind, fileId: file.fileId, name: file.name, caption };
  const part = { content, messageId, fileUniqueId: file.fileUniqueId };
  return answer({ kind: "part", part, album: message.media_group_id !== undefined });
}
