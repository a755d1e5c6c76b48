import { barsOf, createBars, peaksOf } from "./bars.js";
import { button, el, iconOf } from "./dom.js";
import { t } from "./texts.js";

/** @type {Map<string, HTMLAudioElement>} A message that is drawn again continues with the same sound. */
const sounds = new Map();

/** "0:05". @param {number} seconds */
export function clockOf(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function soundOf(url) {
  let sound = sounds.get(url);
  if (!sound) {
    sound = new Audio();
    sound.preload = "none";
    sound.src = url;
    sounds.set(url, sound);
  }
  return sound;
}

/**
 * Plays a sound: a button, its bars as a slider, and the time.
 * @param {string} url
 * @param {{ seconds: number, label: string, content?: Blob }} about
 */
export function createPlayer(url, { seconds, label, content }) {
  const sound = soundOf(url);
  const left = new AbortController();
  let length = Math.max(seconds, 0.1);
  let wasThere = false;
  const toggle = button(t("play"), () => playOrPause(), { className: "player-button", icon: "play" });
  const bars = createBars();
  const range = el("input", {
    type: "range",
    className: "player-range",
    min: 0,
    step: 0.1,
    value: 0,
    "aria-label": t("position"),
    oninput: () => seek(range.valueAsNumber),
  });
  const time = el("span", { className: "player-time" });
  const track = el("div", { className: "player-track" }, bars.element, range);
  const element = el("div", { className: "player", role: "group", "aria-label": label }, toggle, track, time);

  function show() {
    // A message that was drawn again has another player for the same sound.
    if (wasThere && !element.isConnected) return left.abort();
    wasThere ||= element.isConnected;
    const at = Math.min(sound.currentTime, length);
    const name = t(sound.paused ? "play" : "pause");
    toggle.replaceChildren(iconOf(sound.paused ? "play" : "pause"));
    toggle.setAttribute("aria-label", name);
    toggle.title = name;
    range.max = String(length);
    range.value = String(at);
    range.setAttribute("aria-valuetext", `${clockOf(at)} / ${clockOf(length)}`);
    bars.element.style.setProperty("--played", String(at / length));
    time.textContent = clockOf(sound.paused && at === 0 ? length : at);
  }

  function playOrPause() {
    if (!sound.paused) return sound.pause();
    for (const other of sounds.values()) if (other !== sound) other.pause();
    if (sound.ended || sound.currentTime >= length) sound.currentTime = 0;
    sound.play().catch(() => show());
  }

  function seek(to) {
    sound.currentTime = to;
    show();
  }

  for (const name of ["play", "pause", "timeupdate", "ended", "seeked"]) {
    sound.addEventListener(name, show, { signal: left.signal });
  }
  sound.addEventListener("ended", () => seek(0), { signal: left.signal });
  bars.set(barsOf([]));
  show();
  void peaksOf(url, content).then((found) => {
    if (!found) return;
    length = found.seconds;
    bars.set(found.bars);
    show();
  });
  return element;
}

/** Drops a sound that will not be played again. @param {string} url */
export function forgetSound(url) {
  sounds.get(url)?.pause();
  sounds.delete(url);
}
