import { askContact } from "./contact-dialog.js";
import { el, iconOf } from "./dom.js";
import { askAbout, askDocuments, askPhotos } from "./files-dialog.js";
import { askPlace } from "./place-dialog.js";
import { t } from "./texts.js";

/**
 * What can be attached: icon, label and action.
 * @param {(act: { act: string } & Record<string, unknown>) => Promise<void>} act
 * @returns {[icon: string, label: string, onclick: () => unknown][]}
 */
export function attachments(act) {
  const all = async (acts) => {
    for (const each of acts ?? []) await act(each);
  };
  const place = async () => {
    const chosen = await askPlace();
    if (chosen) await act({ act: "location", ...chosen });
  };
  const contact = async () => {
    const chosen = await askContact();
    if (chosen) await act({ act: "contact", ...chosen });
  };
  const [question, options] = [t("pollQuestion"), t("pollOptions").split("|")];
  return [
    ["pin", t("location"), place],
    ["photo", t("photos"), async () => all(await askPhotos())],
    ["file", t("document"), async () => all(await askDocuments())],
    ["contact", t("contact"), contact],
    ["voice", t("voiceSample"), () => act({ act: "voice" })],
    ["video", t("videoNote"), () => act({ act: "videoNote" })],
    ["smile", t("sticker"), () => act({ act: "sticker" })],
    ["dice", t("dice"), () => act({ act: "dice" })],
    ["poll", t("poll"), () => act({ act: "poll", question, options })],
    ["forward", t("forward"), () => act({ act: "forward", text: t("forwardText") })],
  ];
}

/** @param {string} icon @param {string} label */
export function attachmentLabel(icon, label) {
  return el("span", { className: "attachment" }, iconOf(icon), label);
}

/**
 * Takes files that are dropped on a phone or pasted into the message field.
 * @param {HTMLElement} composer whose parent is the phone
 * @param {(act: { act: string } & Record<string, unknown>) => Promise<void>} act
 */
export function acceptFiles(composer, act) {
  const offer = async (files) => {
    for (const each of (await askAbout(files)) ?? []) await act(each);
  };
  const phoneOf = (event) => {
    const phone = composer.parentElement;
    return phone?.contains(event.target) && event.dataTransfer?.types.includes("Files") ? phone : undefined;
  };
  document.addEventListener("dragover", (event) => {
    const phone = phoneOf(event);
    if (phone) event.preventDefault();
    composer.parentElement?.classList.toggle("dropping", phone !== undefined);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) composer.parentElement?.classList.remove("dropping");
  });
  document.addEventListener("drop", (event) => {
    const phone = phoneOf(event);
    composer.parentElement?.classList.remove("dropping");
    if (!phone) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) void offer(files);
  });
  composer.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    void offer(files);
  });
}
