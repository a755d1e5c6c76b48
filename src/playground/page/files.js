import { t } from "./texts.js";

/** The maximum that a bot may download, so that larger files are not uploaded. */
export const BROUGHT_AT_MOST = 20 * 1024 * 1024;
const ALBUM_AT_MOST = 10;
const PHOTO_SIDE = 1280;
const JPEG_QUALITY = 0.87;

/** A photo as clients send it: a JPEG of at most 1280 pixels, without metadata. @param {File} file */
async function photoOf(file) {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error(t("notAPicture"));
  });
  const share = Math.min(1, PHOTO_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * share));
  canvas.height = Math.max(1, Math.round(bitmap.height * share));
  const drawing = canvas.getContext("2d");
  if (!drawing) throw new Error(t("notAPicture"));
  drawing.fillStyle = "#fff";
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const content = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", JPEG_QUALITY));
  return { content, name: file.name };
}

/** How many seconds a video lasts, as far as the browser can tell. @param {File} file @returns {Promise<number>} */
function secondsOf(file) {
  return new Promise((resolve) => {
    const film = document.createElement("video");
    const done = () => {
      URL.revokeObjectURL(film.src);
      resolve(Number.isFinite(film.duration) ? Math.max(1, Math.round(film.duration)) : 1);
    };
    film.onloadedmetadata = done;
    film.onerror = done;
    film.preload = "metadata";
    film.src = URL.createObjectURL(file);
  });
}

/** @param {File[]} files @returns {File[][]} albums, each as large as Telegram allows */
function albumsOf(files) {
  return Array.from({ length: Math.ceil(files.length / ALBUM_AT_MOST) }, (_, index) =>
    files.slice(index * ALBUM_AT_MOST, (index + 1) * ALBUM_AT_MOST),
  );
}

/**
 * The acts that send photos and videos: albums, then single videos. The caption goes with the first act.
 * @param {File[]} files
 * @param {string | undefined} caption
 */
export async function mediaActs(files, caption) {
  const acts = [];
  for (const photos of albumsOf(files.filter(({ type }) => type.startsWith("image/")))) {
    const sent = await Promise.all(photos.map(photoOf));
    acts.push({ act: sent.length > 1 ? "album" : "photo", files: sent });
  }
  for (const file of files.filter(({ type }) => type.startsWith("video/"))) {
    const [act] = await documentActs([file], undefined);
    acts.push(act.files ? { ...act, act: "video", duration: await secondsOf(file) } : act);
  }
  return acts.map((act, index) => (index === 0 ? { ...act, caption } : act));
}

/** @param {File[]} files @param {string | undefined} caption */
export async function documentActs(files, caption) {
  return files.map((file, index) => {
    const act = { act: "document", ...(index === 0 ? { caption } : {}) };
    if (file.size > BROUGHT_AT_MOST || file.size === 0) return { ...act, fileName: file.name, size: file.size || 1 };
    return { ...act, files: [{ content: file, name: file.name }] };
  });
}

/** @param {File} file */
export function isMedia({ type }) {
  return type.startsWith("image/") || type.startsWith("video/");
}
