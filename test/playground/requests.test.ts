import { beforeEach, expect, it } from "vitest";
import { AIGUL, playgroundForTests, TOKEN } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
  world.playground.sendText(AIGUL, "/start");
});

const url = `/bot${TOKEN}/sendMessage`;
const keyboard = JSON.stringify({ inline_keyboard: [[{ text: "Иә", callback_data: "1" }]] });
const fields = { chat_id: String(AIGUL), text: "сәлем", protect_content: "true", reply_markup: keyboard };
const form = (values: Record<string, string | File>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};

it.each<[kind: string, path: string, init: RequestInit]>([
  ["a query", `${url}?${new URLSearchParams(fields)}`, {}],
  ["a form", url, { method: "POST", body: new URLSearchParams(fields) }],
  ["multipart", url, { method: "POST", body: form(fields) }],
])("takes parameters from %s", async (_, path, init) => {
  expect((await world.playground.app.request(path, init)).status).toBe(200);
  expect(world.playground.chat(AIGUL).messages.at(-1)).toMatchObject({
    text: "сәлем",
    protected: true,
    buttons: [[{ text: "Иә" }]],
  });
});

it("takes a file as a part of its own, and refuses a picture that is not a picture", async () => {
  const send = (method: string, field: string, content: string) =>
    world.playground.app.request(`/bot${TOKEN}/${method}`, {
      method: "POST",
      body: form({ chat_id: String(AIGUL), [field]: new File([content], "ә; б.png") }),
    });
  expect((await send("sendDocument", "document", "мәтін")).status).toBe(200);
  expect(world.playground.chat(AIGUL).messages.at(-1)?.media).toMatchObject({ name: "ә; б.png", size: 10 });
  expect(await (await send("sendPhoto", "photo", "мәтін")).json()).toMatchObject({
    description: "Bad Request: IMAGE_PROCESS_FAILED",
  });
  expect((await send("sendPhoto", "photo", "\x89PNG")).status).toBe(400);
});

it.each([
  ["application/json", "{", "Bad Request: can't parse JSON object"],
  ["application/json", "[]", "Bad Request: can't parse JSON object"],
  ["multipart/form-data; boundary=x", "--y", "Bad Request: can't parse multipart/form-data"],
  ["multipart/form-data; boundary=x", "--x\r\nname", "Bad Request: can't parse multipart/form-data"],
])("refuses a body of %s that is broken: %s", async (type, body, description) => {
  const response = await world.playground.app.request(url, { method: "POST", headers: { "content-type": type }, body });
  expect(await response.json()).toEqual({ ok: false, error_code: 400, description });
});
