import { openChat } from "../chats.ts";
import { badRequest } from "../errors.ts";
import type { Entity, Message } from "../wire.ts";
import { emit, seconds, type World } from "../world.ts";
import { messageText, type SendParams, send, textContent } from "./sending.ts";

interface TextParams extends SendParams {
  text: string;
  parse_mode?: string;
  entities?: Entity[];
  link_preview_options?: object;
}

export function sendMessage(world: World, params: TextParams): Message {
  const text = messageText(params.text, params.parse_mode, params.entities);
  const preview = params.link_preview_options;
  return send(world, params, textContent(text), preview ? { link_preview_options: preview } : {});
}

interface PlaceParams extends SendParams {
  latitude: number;
  longitude: number;
  title: string;
  address: string;
  horizontal_accuracy?: number;
  live_period?: number;
}

function location({ latitude, longitude, horizontal_accuracy, live_period }: PlaceParams) {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest("wrong latitude or longitude specified");
  return {
    latitude,
    longitude,
    ...(horizontal_accuracy === undefined ? {} : { horizontal_accuracy }),
    ...(live_period === undefined ? {} : { live_period }),
  };
}

export function sendLocation(world: World, params: PlaceParams): Message {
  return send(world, params, { location: location(params) });
}

export function sendVenue(world: World, params: PlaceParams): Message {
  const { title, address } = params;
  const place = location(params);
  return send(world, params, { location: place, venue: { location: place, title, address } });
}

interface ContactParams extends SendParams {
  phone_number: string;
  first_name: string;
  last_name?: string;
  vcard?: string;
}

export function sendContact(world: World, params: ContactParams): Message {
  const { phone_number, first_name, last_name, vcard } = params;
  const more = { ...(last_name ? { last_name } : {}), ...(vcard ? { vcard } : {}) };
  return send(world, params, { contact: { phone_number, first_name, ...more } });
}

export function sendChatAction(world: World, params: { chat_id: number | string; action: string }): true {
  const chat = openChat(world, params.chat_id);
  chat.action = { name: params.action, at: seconds(world) };
  emit(world, { kind: "chat", chatId: chat.chat.id });
  return true;
}
