import { refuseNonMember } from "../bot-access.ts";
import { findChat } from "../chats.ts";
import { badRequest } from "../errors.ts";
import { seconds, type World } from "../world.ts";

export function leaveChat(world: World, params: { chat_id: number | string }): true {
  const state = findChat(world, params.chat_id);
  const { chat } = state;
  if (chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
  refuseNonMember(state);
  state.botAccess = { kind: "left" };
  const member = (status: string) => ({ user: world.me, status });
  world.updates.push({
    my_chat_member: {
      chat,
      from: world.me,
      date: seconds(world),
      old_chat_member: member("member"),
      new_chat_member: member("left"),
    },
  });
  return true;
}
