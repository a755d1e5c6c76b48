import { type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import { noticeMessage } from "./notices.ts";
import { noticeScreen } from "./screens.ts";

/** Renders the notice. One behind which nothing waits any longer, or that another has followed, is not sent. */
export function quietMessages(): RenderedMessage[] {
  return [
    renderPersonally(noticeMessage, {
      onUnknown: "resend",
      resendIfDeleted: false,
      async load(db, deliveries) {
        const people = await db.person.findMany({
          where: { id: { in: deliveries.map(({ personId }) => personId) }, quietNoticeAt: { not: null } },
          select: { id: true, quietNotices: true },
        });
        const last = new Map(people.map(({ id, quietNotices }) => [id, quietNotices]));
        return ({ subject, personId }) => (last.get(personId) === subject.notice ? true : undefined);
      },
      render: noticeScreen,
    }),
  ];
}
