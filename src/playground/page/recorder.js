import { createBars } from "./bars.js";
import { button, el } from "./dom.js";
import { clockOf, createPlayer, forgetSound } from "./player.js";
import { t } from "./texts.js";

const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const LEVELS = 40;
const TICK_MS = 80;
const LONGEST_MS = 10 * 60_000;

/**
 * Records a voice message: asks for the microphone, shows time and level, plays the recording, and sends or discards it.
 * @param {{ send: (recorded: { content: Blob, seconds: number }) => void, sendSample: () => void,
 *   onOpen: (open: boolean) => void }} owner
 */
export function createRecorder({ send, sendSample, onOpen }) {
  const element = el("div", { className: "recorder", role: "group", "aria-label": t("voice"), hidden: true });
  let turn = 0; // Callbacks of an earlier recording do nothing.
  let end = () => {};
  let opener;

  const cancel = () => button(t("cancel"), () => close(), { className: "tool", icon: "close" });
  const sender = (onclick) => button(t("send"), onclick, { className: "tool send", icon: "send" });

  function show(...content) {
    element.replaceChildren(...content);
    element.hidden = false;
  }

  function close() {
    turn += 1;
    end();
    end = () => {};
    element.hidden = true;
    element.replaceChildren();
    onOpen(false);
    opener?.focus();
  }

  async function open() {
    opener = document.activeElement;
    const own = ++turn;
    onOpen(true);
    show(cancel(), el("p", { className: "recorder-words", role: "status" }, t("askingMicrophone")));
    let stream;
    try {
      // Without HTTPS there is no mediaDevices, except on localhost.
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      if (own === turn) refused(error instanceof DOMException && error.name === "NotAllowedError");
      return;
    }
    if (own === turn) record(stream);
    else release(stream);
  }

  function refused(byPerson) {
    const sample = () => {
      close();
      sendSample();
    };
    const instead = button(t("sendSample"), sample, { className: "primary" });
    const words = t(byPerson ? "microphoneRefused" : "noMicrophone");
    show(cancel(), el("p", { className: "recorder-words", role: "status" }, words), instead);
    instead.focus();
  }

  function record(stream) {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    const parts = [];
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    const meter = levelMeter(stream);
    const time = el("span", { className: "recorder-time", "aria-hidden": "true" }, "0:00");
    const tick = setInterval(() => {
      if (!element.isConnected) return close();
      time.textContent = clockOf(seconds());
      meter.update();
      if (performance.now() - startedAt > LONGEST_MS) finish(false);
    }, TICK_MS);
    end = () => {
      clearInterval(tick);
      meter.close();
      release(stream);
    };
    const finish = (atOnce) => {
      const length = seconds();
      recorder.onstop = () => {
        end();
        end = () => {};
        const content = new Blob(parts, { type: (recorder.mimeType || mimeType || "audio/webm").split(";")[0] });
        const recorded = { content, seconds: Math.max(1, Math.round(length)) };
        if (atOnce) deliver(recorded);
        else review(recorded);
      };
      recorder.stop();
    };
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    const stop = button(t("stop"), () => finish(false), { className: "tool stop", icon: "stop" });
    const dot = el("span", { className: "recorder-dot", role: "status" }, el("span", {}, t("recording")));
    show(
      cancel(),
      dot,
      time,
      meter.element,
      stop,
      sender(() => finish(true)),
    );
    stop.focus();
  }

  function review(recorded) {
    const url = URL.createObjectURL(recorded.content);
    end = () => {
      forgetSound(url);
      URL.revokeObjectURL(url);
    };
    const deliverer = sender(() => deliver(recorded));
    show(cancel(), createPlayer(url, { ...recorded, label: t("voice") }), deliverer);
    deliverer.focus();
  }

  function deliver(recorded) {
    close();
    send(recorded);
  }

  element.addEventListener("keydown", (event) => event.key === "Escape" && close());
  return { element, open };
}

/** @param {MediaStream} stream */
function release(stream) {
  for (const track of stream.getTracks()) track.stop();
}

/** Draws the volume as moving bars. @param {MediaStream} stream */
function levelMeter(stream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Uint8Array(analyser.fftSize);
  const levels = new Array(LEVELS).fill(0);
  const bars = createBars();
  bars.set(levels);
  return {
    element: el("div", { className: "player-track live" }, bars.element),
    update() {
      analyser.getByteTimeDomainData(wave);
      levels.shift();
      levels.push(Math.min(1, Math.max(...wave.map((each) => Math.abs(each - 128))) / 60));
      bars.set(levels);
    },
    close: () => void context.close(),
  };
}
