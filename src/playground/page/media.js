import { fileUrl } from "./api.js";
import { el, iconOf } from "./dom.js";
import { smallMap } from "./map-view.js";
import { picture } from "./picture.js";
import { clockOf, createPlayer } from "./player.js";
import { t } from "./texts.js";

const ICONS = { photo: "photo", voice: "voice", video: "video", video_note: "video", animation: "video" };
const WORDS = { video_note: "videoNote", animation: "video" };

/**
 * A card with an icon, a title, a detail and a link.
 * @param {string} icon
 * @param {string} title
 * @param {string | undefined} detail
 * @param {Record<string, string>} [link]
 */
export function card(icon, title, detail, link) {
  const body = [
    el("span", { className: "card-icon" }, iconOf(icon)),
    el("span", { className: "card-words" }, el("strong", {}, title), detail && el("span", {}, detail)),
  ];
  return link ? el("a", { className: "card", ...link }, ...body) : el("div", { className: "card" }, ...body);
}

/** A place on a part of the map. */
export function placeCard({ latitude, longitude }, title, address) {
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`;
  const link = { href, target: "_blank", rel: "noopener noreferrer", title: t("map") };
  const map = el("a", { className: "map", "aria-label": `${t("map")}: ${where}`, ...link });
  map.append(smallMap({ latitude, longitude }));
  return el("div", { className: "place" }, map, card("pin", title, [address, where].filter(Boolean).join(" · ")));
}

/** A file of a message: shown, played, or offered as a download. @param {any} media */
export function mediaCard(media) {
  const { kind, fileId, name, size, duration, isImage, isPlayable } = media;
  const src = fileUrl(fileId);
  if (isImage && kind !== "document") return picture(src, media);
  const words = t(WORDS[kind] ?? kind);
  if (isPlayable && (kind === "voice" || kind === "audio")) {
    const player = createPlayer(src, { seconds: duration ?? 1, label: kind === "audio" ? name : words });
    return kind === "audio" ? el("div", { className: "track" }, el("strong", {}, name), player) : player;
  }
  if (isPlayable) {
    const className = kind === "video_note" ? "film round" : "film";
    return el("video", { className, src, controls: true, playsInline: true, preload: "metadata", "aria-label": words });
  }
  if (kind === "photo") {
    return el("div", { className: "picture placeholder", role: "img", "aria-label": t("photo") }, iconOf("photo"));
  }
  if (kind === "document" || kind === "audio") {
    return card("file", name, `${bytes(size)} · ${t("download")}`, { href: src, download: name });
  }
  return card(
    ICONS[kind] ?? "file",
    words,
    [duration ? clockOf(duration) : "", bytes(size)].filter(Boolean).join(" · "),
  );
}

/** @param {number} size */
export function bytes(size) {
  if (size < 1024) return `${size} B`;
  return size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
