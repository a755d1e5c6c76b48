import { switchMachine } from "./api.js";
import { el, iconOf } from "./dom.js";
import { attachPopover } from "./popover.js";
import { t } from "./texts.js";

/**
 * «What if…»: what happens to people's words when the bot's process is killed, or Telegram is down.
 * @param {(words: string) => void} onError
 */
export function createMachine(onError) {
  const lamp = el("span", { className: "lamp", "aria-hidden": "true" });
  const label = el("span", { className: "bar-label" });
  const opener = el("button", { type: "button", className: "bar-button machine-opener" }, iconOf("spark"), label, lamp);
  const said = el("p", { className: "sr-only", role: "status" });
  const heading = el("h2", { className: "pop-title", id: "machine-title" });
  const intro = el("p", { className: "quiet" });
  const killed = switchRow("killed", () => (machine.process.state === "down" ? "start" : "kill"));
  const down = switchRow("telegramDown", () => (machine.telegram.reachable ? "cut" : "restore"));
  const facts = el("dl", { className: "facts" });
  const panel = el("section", { className: "panel pop machine", "aria-labelledby": "machine-title" });
  panel.append(heading, intro, killed.row, down.row, facts);
  attachPopover(opener, panel);

  let machine = { process: null, telegram: { reachable: true, waiting: 0 } };

  function switchRow(name, nextAct) {
    const title = el("b", { id: `switch-${name}` });
    const words = el("span", { className: "switch-words", id: `switch-${name}-words` });
    const verb = el("span", { className: "switch-verb" });
    const change = async () => {
      try {
        update(await switchMachine(nextAct()));
      } catch (error) {
        onError(t("failed", { words: error instanceof Error ? error.message : String(error) }));
      }
    };
    const row = el(
      "button",
      {
        type: "button",
        className: "switch-row",
        role: "switch",
        data: { switch: name },
        onclick: change,
        "aria-labelledby": `switch-${name}`,
        "aria-describedby": `switch-${name}-words`,
      },
      el("span", { className: "switch", "aria-hidden": "true" }),
      el("span", { className: "switch-text" }, title, words, verb),
    );
    return { row, title, words, verb };
  }

  function draw({ row, title, words, verb }, name, on, state) {
    row.setAttribute("aria-checked", String(on));
    title.textContent = t(name);
    words.textContent = t(`${name}.${state}`);
    verb.textContent = t(`${name}.${on ? "undo" : "do"}`);
  }

  function fact(name, value) {
    return el("div", { className: "fact", data: { fact: name } }, el("dd", {}, String(value)), el("dt", {}, t(name)));
  }

  /** A short text about what is broken now. */
  function trouble() {
    const { process, telegram } = machine;
    if (process?.state === "down") return t("botDown");
    if (process?.state === "starting") return t("botStarting");
    return telegram.reachable ? "" : t("telegramOff");
  }

  /** @param {typeof machine & Record<string, any>} next */
  function update(next) {
    machine = next;
    const { process, telegram } = machine;
    const words = trouble();
    const waiting = words && telegram.waiting ? ` · ${telegram.waiting}` : "";
    label.textContent = words ? `${words}${waiting}` : t("whatIf");
    opener.title = t("whatIf");
    opener.classList.toggle("trouble", words !== "");
    if (said.textContent !== words) said.textContent = words;
    heading.textContent = t("nothingLost");
    intro.textContent = t("whatIfIntro");
    killed.row.hidden = !process;
    draw(killed, "killed", process?.state === "down", process?.state ?? "running");
    draw(down, "telegramDown", !telegram.reachable, telegram.reachable ? "whole" : "cut");
    facts.replaceChildren(fact("waiting", telegram.waiting), ...(process ? [fact("kills", process.kills)] : []));
  }

  return { elements: [opener, panel, said], update, redraw: () => update(machine), now: () => machine };
}
