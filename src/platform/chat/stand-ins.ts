import { Upload } from "../telegram/upload.ts";

/** A grey picture: what stands in a chat in place of one that was taken back. */
const greyPng =
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAAZ0lEQVR4AaXBAQEAAAiDMKR/xXcxBNuNRiKJJJJIIokkkkgiiSSSSCKJJJJIIokkkkgiiSSSSCKJJJJIIokkkkgiiSSSSCKJJJJIIokkkkgiiSSSSCKJJJJIIokkkkgiiSSSSCKJJHonsQFdR8wIEQAAAABJRU5ErkJggg==";

/** What is put in place of a picture or a video. */
export function pictureStandIn(): Upload {
  return new Upload("removed.png", Buffer.from(greyPng, "base64"));
}

/** What is put in place of another file. It says nothing, because the line that says it may not stay in one language. */
export function fileStandIn(): Upload {
  return new Upload("removed.txt", Buffer.from("—\n"));
}
