/** A file that is uploaded with a call under the name of its field. Another field refers to it as `attach://` plus that name. */
export class Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  constructor(fileName: string, bytes: Uint8Array) {
    this.fileName = fileName;
    this.bytes = bytes;
  }
}

/** A file that the bot has received. When the call is made it is downloaded and uploaded again, so that it can become another kind of message. */
export class Refetched {
  readonly fileId: string;
  readonly fileName: string;
  constructor(fileId: string, fileName: string) {
    this.fileId = fileId;
    this.fileName = fileName;
  }
}
