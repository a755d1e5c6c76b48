/** @param {string} path @param {object} body */
async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? String(response.status));
}

/** A person does something. @param {number} personId @param {{ act: string } & Record<string, unknown>} act */
export function act(personId, act) {
  return post("playground/act", { personId, ...act });
}

/** @param {number} minutes */
export function moveClock(minutes) {
  return post("playground/clock", { minutes });
}

/** @param {string} fileId */
export function fileUrl(fileId) {
  return `playground/file/${encodeURIComponent(fileId)}`;
}

/**
 * Listens to what happens, for ever: the browser comes back by itself unless the server answered with an error, which
 * ends the stream.
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
