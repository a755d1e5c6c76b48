import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Announcement } from "../../platform/database/generated/client.ts";
import { shownNumber } from "../../platform/i18n/numbers.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { announcementButtons } from "./buttons.ts";
import { remainingOf } from "./progress-rules.ts";

/** The progress of an announcement, with its controls. */
export function progressScreen(texts: Texts, announcement: Announcement, now: Date): Screen {
  const { id, status, total, sent, unreachable, failed, skipped } = announcement;
  const number = (count: number) => shownNumber(texts, count);
  const lines = [
    titleOf(texts, announcement),
    stateOf(texts, announcement),
    texts.html("announcements:sent", { sent: number(sent), total: number(total) }),
    texts.html("announcements:notSent", {
      unreachable: number(unreachable),
      failed: number(failed),
      skipped: number(skipped),
    }),
  ];
  const remaining = remainingOf(announcement);
  const isUnderWay = status === "RUNNING" || status === "PAUSED";
  if (isUnderWay) lines.push(texts.html("announcements:remaining", { count: number(remaining) }) + timeLeft());
  return { text: lines.join("\n"), rows: isUnderWay ? [controls(texts, id, status)] : [] };

  function timeLeft(): string {
    if (status !== "RUNNING" || announcement.endsAbout === null) return "";
    const minutes = Math.max(1, Math.ceil((announcement.endsAbout.getTime() - now.getTime()) / minuteMs));
    const time = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
    return ` · ${texts.html(minutes < 60 ? "announcements:left.minutes" : "announcements:left.hours", time)}`;
  }
}

/** The state in one line, for a message other than the progress message. */
export function stateScreen(texts: Texts, announcement: Announcement): Screen {
  return { text: `${titleOf(texts, announcement)}\n${stateOf(texts, announcement)}` };
}

/** Shown when an announcement has paused itself. */
export function pausedScreen(texts: Texts, announcement: Announcement): Screen {
  return {
    text: `${titleOf(texts, announcement)}\n${texts.html("announcements:pausedItself", {
      failed: shownNumber(texts, announcement.failed),
    })}`,
    rows: [controls(texts, announcement.id, "PAUSED")],
  };
}

/** Asks for confirmation before an announcement is stopped. */
export function stopScreen(texts: Texts, announcement: Announcement): Screen {
  const fields = { announcement: announcement.id };
  return {
    text: `${titleOf(texts, announcement)}\n${texts.html("announcements:stopAsk")}`,
    rows: [
      [
        { label: texts.plain("announcements:button.keep"), data: announcementButtons.data("keep", fields) },
        { label: texts.plain("announcements:button.stop"), data: announcementButtons.data("stopped", fields) },
      ],
    ],
  };
}

export function keptScreen(texts: Texts, announcement: Announcement): Screen {
  return { text: `${titleOf(texts, announcement)}\n${texts.html("announcements:kept")}` };
}

export function goneScreen(texts: Texts): Screen {
  return { text: texts.html("announcements:gone") };
}

function controls(texts: Texts, id: number, status: "RUNNING" | "PAUSED"): Button[] {
  const button = (label: "pause" | "resume" | "stop"): Button => ({
    label: texts.plain(`announcements:button.${label}`),
    data: announcementButtons.data(label, { announcement: id }),
  });
  return [button(status === "RUNNING" ? "pause" : "resume"), button("stop")];
}

function titleOf(texts: Texts, { kind, subject }: Announcement): string {
  return texts.html("announcements:title", { kind: texts.plain(`subscriptions:kind.${kind}`), number: subject });
}

function stateOf(texts: Texts, { status, pausedBecause }: Announcement): string {
  const name = status === "PAUSED" && pausedBecause === "FAILURES" ? "FAILING" : status;
  return texts.html(`announcements:state.${name}` as TextKey);
}
