import { ask, field, form } from "./dialog.js";
import { button, el, iconOf } from "./dom.js";
import { BROUGHT_AT_MOST, documentActs, isMedia, mediaActs } from "./files.js";
import { bytes } from "./media.js";
import { t } from "./texts.js";

const NAME_AT_MOST = 200;

/** @typedef {{ act: string } & Record<string, unknown>} Act */

/** Asks for photos and videos from the disk, or for samples. @param {File[]} [given] @returns {Promise<Act[] | undefined>} */
export async function askPhotos(given = []) {
  const sample = (act, label, done) => button(label, () => done([act]), { className: "choice" });
  return ask(t("photos"), (done) => [
    choice(
      { given, accept: "image/*,video/*", label: t("choosePhotos"), hint: t("albumHint"), toActs: mediaActs },
      done,
    ),
    el("h3", {}, t("orSample")),
    el(
      "div",
      { className: "samples" },
      sample({ act: "photo" }, t("onePhoto"), done),
      sample({ act: "album", count: 3 }, t("threePhotos"), done),
    ),
  ]);
}

/** Asks for files from the disk, or for a file of which only the size is declared. @param {File[]} [given] @returns {Promise<Act[] | undefined>} */
export async function askDocuments(given = []) {
  return ask(t("document"), (done) => [
    choice({ given, label: t("chooseFiles"), toActs: documentActs }, done),
    el("details", { className: "declared" }, el("summary", {}, t("sizeOnly")), declared(done)),
  ]);
}

/** Asks how to send files that were dropped or pasted. @param {File[]} files */
export function askAbout(files) {
  return files.every(isMedia) ? askPhotos(files) : askDocuments(files);
}

function choice({ given, accept, label, hint, toActs }, done) {
  let files = [...given];
  const list = el("ul", { className: "chosen-files" });
  const note = el("p", { className: "quiet note", role: "status" });
  const input = el("input", {
    type: "file",
    multiple: true,
    accept: accept ?? "",
    onchange: () => {
      add([...input.files]);
      input.value = "";
    },
  });
  const zone = el("label", { className: "drop-zone" }, iconOf(accept ? "photo" : "file"), el("span", {}, label), input);
  if (hint) zone.append(el("small", {}, hint));
  zone.addEventListener("dragover", (event) => event.preventDefault());
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    add([...(event.dataTransfer?.files ?? [])]);
  });
  const caption = field(t("caption"), { maxLength: 1024 });
  const send = async () => {
    if (!files.length) return input.focus();
    try {
      done(await toActs(files, caption.input.value.trim() || undefined));
    } catch (error) {
      note.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  const sender = form([caption.row], t("send"), () => void send());

  function add(more) {
    files = [...files, ...(accept ? more.filter(isMedia) : more)];
    show();
  }

  function show() {
    for (const image of list.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    list.replaceChildren(...files.map(chosen));
    list.hidden = files.length === 0;
    sender.hidden = files.length === 0;
    note.textContent = files.some(({ size }) => size > BROUGHT_AT_MOST) ? t("tooLargeToBring") : "";
  }

  function chosen(file) {
    const image = file.type.startsWith("image/");
    const look = image
      ? el("img", { alt: "", src: URL.createObjectURL(file) })
      : iconOf(isMedia(file) ? "video" : "file");
    const drop = () => {
      files = files.filter((each) => each !== file);
      show();
      input.focus();
    };
    const words = el("span", {}, el("b", {}, file.name), el("small", {}, bytes(file.size)));
    const remove = button(t("remove"), drop, { className: "handle", icon: "close" });
    remove.setAttribute("aria-label", `${t("remove")}: ${file.name}`);
    return el("li", {}, look, words, remove);
  }

  show();
  return el("div", { className: "file-choice" }, zone, list, note, sender);
}

function declared(done) {
  const name = field(t("fileName"), { required: true, value: "kelisim.pdf", maxLength: NAME_AT_MOST });
  const limits = { min: 0.01, max: 2000, step: "any", value: "25" };
  const size = field(t("fileSize"), { type: "number", required: true, ...limits });
  const caption = field(t("caption"), { maxLength: 1024 });
  const send = () => {
    const words = { fileName: name.input.value, caption: caption.input.value.trim() || undefined };
    done([{ act: "document", ...words, size: Math.ceil(size.input.valueAsNumber * 1024 * 1024) }]);
  };
  return form([el("div", { className: "pair" }, name.row, size.row), caption.row], t("send"), send);
}
