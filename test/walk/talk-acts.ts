import { createTexts } from "../../src/platform/i18n/texts.ts";
import type { Walker } from "./cast.ts";
import type { Walk } from "./guided.ts";
import type { Chance } from "./random.ts";

/** Somebody who takes part in a talk goes on with it in one of the ways in which people do, sensible or not. */
export function goesOnWithTalk(
  { town: { playground }, hands, secrets }: Walk,
  chance: Chance,
  { id, language }: Walker,
): void {
  const labels = hands.buttons(id).filter(({ data }) => data.startsWith("ta:"));
  const button = labels[0];
  if (button === undefined) return;
  const { plain } = createTexts()(language);
  const { messages } = playground.chat(id);
  const copies = messages.filter(({ buttons }) =>
    buttons.flat().some(({ callback_data: data }) => data?.startsWith("ta:write")),
  );
  const own = messages.filter(({ fromBot, message }) => !fromBot && message.text !== undefined);
  const photo = { kind: "photo" as const };
  const inTopic = messages.flatMap(({ message }) => message.message_thread_id ?? []);
  const topic = () => ({ topicId: chance.pick(inTopic) });
  chance.pick([
    () => playground.sendText(id, secrets.story(id, "Айтайын дегенім")),
    () => playground.sendText(id, `Нөмірім ${secrets.phone(id)}`),
    () => playground.sendText(id, `Менің атым @walker_${id}`),
    () => hands.pressSeen(id, chance.pick(labels)),
    () =>
      copies.length > 0 && playground.sendText(id, secrets.story(id, "Жауабым"), { replyTo: chance.pick(copies).id }),
    () => inTopic.length > 0 && playground.sendText(id, secrets.story(id, "Осы тақырыпта"), topic()),
    () => inTopic.length > 0 && playground.sendText(id, chance.pick(["/cases", "/report", "/work"]), topic()),
    () => own.length > 0 && playground.editText(id, chance.pick(own.slice(-3)).id, `Дұрысы ${secrets.phone(id)}`),
    () => playground.sendAlbum(id, [photo, { ...photo, caption: secrets.phone(id) }]),
    () => playground.sendAlbum(id, [photo, photo]),
    () => playground.sendDocument(id, { fileName: `walker-${id}.pdf` }),
    () => playground.shareContact(id, { phone_number: secrets.phone(id), first_name: "Өзім", user_id: id }),
    () => playground.forward(id, secrets.story(id, "Біреу айтты"), { personId: id }),
    () => playground.replyElsewhere(id, secrets.story(id, "Осыған"), "деді"),
    () => playground.sendText(id, plain(chance.pick(["talks:key.takeBack", "talks:key.leave"] as const))),
  ])();
}
