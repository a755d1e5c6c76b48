import { button, el } from "./dom.js";
import { t } from "./texts.js";

const ASK_MS = 250;

/**
 * Inline mode: `@bot query` in the field asks the bot, and the results appear above the field; a press sends a result.
 * @param {HTMLElement & Record<string, any>} input
 * @param {string} botUsername
 * @param {(act: { act: string } & Record<string, unknown>) => Promise<void>} act
 * @param {{ onFill: () => void, onShared: (personId: number) => void }} owner
 */
export function createInline(input, botUsername, act, { onFill, onShared }) {
  const pattern = new RegExp(`^@${botUsername}\\s([\\s\\S]*)$`, "i");
  const panel = el("div", { className: "panel inline-results", role: "group", hidden: true });
  panel.setAttribute("aria-label", t("results"));
  let asked; // The latest query.
  let answer;
  /** @type {{ id: number, name: string } | undefined} */
  let receiver;
  let timer;

  /** Asks the bot if the field has a new query. */
  function look() {
    const query = pattern.exec(input.value)?.[1];
    if (query === asked) return;
    asked = query;
    clearTimeout(timer);
    if (query === undefined) return close();
    draw();
    timer = setTimeout(() => act({ act: "inline", query: query.trim() }), ASK_MS);
  }

  function close() {
    asked = undefined;
    answer = undefined;
    receiver = undefined;
    draw();
  }

  function cancel() {
    input.value = "";
    close();
    onFill();
  }

  function draw() {
    panel.hidden = asked === undefined || (!receiver && !answer);
    const to = receiver && el("strong", {}, t("shareTo", { name: receiver.name }));
    const head =
      to &&
      el("p", { className: "inline-to" }, to, button(t("cancel"), cancel, { className: "handle", icon: "close" }));
    const none = answer?.results.length === 0 && el("p", { className: "quiet" }, t("noResults"));
    panel.replaceChildren(...[head, none, ...(answer?.results ?? []).map(choice)].filter(Boolean));
  }

  function choice({ id, title, description }) {
    const words = el("span", { className: "inline-words" }, el("b", {}, title), el("small", {}, description ?? ""));
    const onclick = () => void choose(id);
    return el("button", { type: "button", className: "choice", onclick, data: { result: id } }, words);
  }

  async function choose(resultId) {
    const { queryId } = answer;
    const to = receiver?.id;
    cancel();
    input.focus();
    await act({ act: "chooseInline", queryId, resultId, to });
    if (to !== undefined) onShared(to);
  }

  return {
    element: panel,
    look,
    cancel,
    get isOpen() {
      return asked !== undefined;
    },
    /** Puts a query into the field. @param {string} query @param {{ id: number, name: string }} [to] */
    ask(query, to) {
      close();
      receiver = to;
      input.value = `@${botUsername} ${query}`;
      onFill();
      look();
      input.focus();
    },
    /** Shows the bot's results if they belong to the latest query. @param {any} given */
    answered(given) {
      if (given.query !== asked?.trim()) return;
      answer = given;
      draw();
    },
  };
}
