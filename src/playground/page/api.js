/** @param {string} path @param {object} body */
async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answerOf(response);
}

/** @param {Response} response */
async function answerOf(response) {
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? String(response.status));
  return answer;
}

/**
 * Performs an act of a person. Files are uploaded first and then sent by their ids.
 * @typedef {{ content: Blob, name?: string }} SentFile
 * @param {number} personId
 * @param {{ act: string, files?: SentFile[] } & Record<string, unknown>} act
 */
export async function act(personId, { files, ...act }) {
  if (!files) return post("playground/act", { personId, ...act });
  const fileIds = [];
  const kind = act.act === "album" ? "photo" : act.act;
  for (const file of files) fileIds.push(await upload(personId, kind, file));
  return post("playground/act", { personId, ...act, ...(act.act === "album" ? { fileIds } : { fileId: fileIds[0] }) });
}

/** @param {number} personId @param {string} kind @param {SentFile} file */
async function upload(personId, kind, { content, name }) {
  const query = new URLSearchParams({ person: String(personId), kind });
  if (name) query.set("name", name);
  const type = content.type.split(";")[0];
  if (type) query.set("type", type);
  const response = await fetch(`playground/upload?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: content,
  });
  return (await answerOf(response)).fileId;
}

/** Resolves when what is due by then is done. @param {{ minutes: number } | { until: "morning" }} move */
export function moveClock(move) {
  return post("playground/clock", move);
}

/** @param {"kill" | "start" | "cut" | "restore"} what */
export function switchMachine(what) {
  return post("playground/machine", { act: what });
}

/** @param {{ firstName: string, lastName: string | undefined, languageCode: string }} person */
export function addPerson(person) {
  return post("playground/people", person);
}

/** @param {string} fileId */
export function fileUrl(fileId) {
  return `playground/file/${encodeURIComponent(fileId)}`;
}

/**
 * Listens to the server's events for ever. The browser reconnects by itself unless the server has answered with an error,
 * which ends the stream.
 * @param {Record<string, (data: any) => void>} handlers
 * @param {(connected: boolean) => void} onState
 */
export function listen(handlers, onState) {
  const source = new EventSource("playground/events");
  source.onopen = () => onState(true);
  source.onerror = () => {
    onState(false);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(handlers, onState), 2000);
  };
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
}
