import type { Uploads } from "../files.ts";
import type { World } from "../world.ts";
import { copyMessage, copyMessages, forwardMessage } from "./copying.ts";
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  setMessageReaction,
} from "./editing.ts";
import { editMessageMedia, mediaMethods, sendMediaGroup } from "./media.ts";
import { leaveChat } from "./membership.ts";
import { sendChatAction, sendContact, sendLocation, sendMessage, sendVenue } from "./messages.ts";
import {
  deleteMyCommands,
  getChat,
  getChatMenuButton,
  getMe,
  getMyCommands,
  getMyDescription,
  getMyName,
  getMyShortDescription,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyName,
  setMyShortDescription,
} from "./profile.ts";
import { answerCallbackQuery, answerInlineQuery } from "./queries.ts";
import { deleteWebhook, getFile, getUpdates, getWebhookInfo, setWebhook } from "./receiving.ts";
import { createForumTopic, deleteForumTopic, editForumTopic } from "./topics.ts";

/** Carries out a method. Its parameters have already been checked against the description of the method. */
export type Method = (world: World, params: never, uploads: Uploads, gone: AbortSignal) => unknown;

export const METHODS: Readonly<Record<string, Method>> = {
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendLocation,
  sendVenue,
  sendContact,
  sendChatAction,
  ...mediaMethods(),
  sendMediaGroup,
  copyMessage,
  copyMessages,
  forwardMessage,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  setMessageReaction,
  leaveChat,
  createForumTopic,
  editForumTopic,
  deleteForumTopic,
  answerCallbackQuery,
  answerInlineQuery,
  getFile,
  getChat,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyName,
  getMyName,
  setMyDescription,
  getMyDescription,
  setMyShortDescription,
  getMyShortDescription,
  setChatMenuButton,
  getChatMenuButton,
};
