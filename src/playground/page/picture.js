import { ask } from "./dialog.js";
import { button, el } from "./dom.js";
import { t } from "./texts.js";

/**
 * A photo that opens in full size.
 * @param {string} src
 * @param {{ width?: number, height?: number }} [size] reserves the space until the photo is loaded
 */
export function picture(src, { width, height } = {}) {
  const opener = button("", () => openPicture(src), { className: "picture-button", title: t("enlarge") });
  opener.setAttribute("aria-label", `${t("photo")}. ${t("enlarge")}`);
  opener.append(el("img", { className: "picture", alt: "", width, height, src }));
  return opener;
}

function openPicture(src) {
  void ask(t("photo"), () => [el("img", { src, alt: t("photo") })], "picture-dialog");
}
