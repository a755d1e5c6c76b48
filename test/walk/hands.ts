import type { Playground } from "../../src/playground/server.ts";
import { buttonsOf } from "./watch.ts";

export interface SeenButton {
  message: number;
  data: string;
}

/** What people see and press, and which of the visible buttons were pressed. */
export interface Hands {
  /** The buttons on the screen, newest message first. */
  buttons(id: number): SeenButton[];
  /** The last few hundred buttons that the person was shown. */
  memory(id: number): readonly SeenButton[];
  /** Presses the newest button with this data ("f:danger:yes", or only the beginning up to a colon). */
  press(id: number, data: string): void;
  pressSeen(id: number, button: SeenButton): void;
  /** The kinds of buttons ("f:danger") that somebody saw and pressed. */
  readonly pressed: ReadonlySet<string>;
}

const remembered = 300;

export function createHands(playground: Playground): Hands {
  const memories = new Map<number, SeenButton[]>();
  const pressed = new Set<string>();

  playground.onCall(({ params, result, ok }) => {
    const message = (result as { message_id?: number } | undefined)?.message_id;
    if (!ok || message === undefined) return;
    const id = Number(params.chat_id);
    const shown = buttonsOf(params).flatMap(({ callback_data: data }) =>
      data === undefined ? [] : [{ message, data }],
    );
    memories.set(id, [...(memories.get(id) ?? []), ...shown].slice(-remembered));
  });

  function buttons(id: number): SeenButton[] {
    return playground
      .chat(id)
      .messages.slice(-40)
      .reverse()
      .flatMap(({ id: message, buttons: rows }) =>
        rows.flat().flatMap(({ callback_data: data }) => (data === undefined ? [] : [{ message, data }])),
      );
  }

  function pressSeen(id: number, { message, data }: SeenButton): void {
    pressed.add(data.split(":").slice(0, 2).join(":"));
    playground.press(id, message, data);
  }

  return {
    buttons,
    memory: (id) => memories.get(id) ?? [],
    press(id, wanted) {
      const seen = buttons(id);
      const found = seen.find(({ data }) => data === wanted || data.startsWith(`${wanted}:`));
      if (found === undefined) {
        const last = playground.chat(id).messages.at(-1)?.text ?? "";
        throw new Error(
          `${id} sees no button ${wanted}, but: ${seen
            .slice(0, 12)
            .map(({ data }) => data)
            .join(" ")}\n${last}`,
        );
      }
      pressSeen(id, found);
    },
    pressSeen,
    pressed,
  };
}
