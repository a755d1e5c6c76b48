import fs from "node:fs";
import { dirname, join } from "node:path";
import { vi } from "vitest";
import type { Chance } from "../walk/random.ts";

type Change = { kind: "write"; at: number; bytes: Buffer } | { kind: "size"; size: number };
interface File {
  /** What is on the disk. */
  kept: Buffer;
  unsynced: Change[];
}
type Names = Map<string, File>;
interface NameChange {
  folder: string;
  made: File | null;
  apply(names: Names): void;
}

/** A folder on a disk that forgets at a power cut whatever was not synced. */
export interface LosingDisk {
  syncs(): number;
  /** Called before each sync. */
  onSync: (() => void) | null;
  /** Writes into an empty folder what a power cut would leave now. @param chance of the rest, any part; without it nothing */
  cut(into: string, chance?: Chance): void;
  release(): void;
}

/**
 * Listens to what is done through `node:fs` to a folder, whose files are on the disk as it begins. Syncing a file keeps its content
 * and, as on ext4, xfs and btrfs, that it was made; a renaming or a removal is kept by syncing the folder.
 */
export function losingDisk(root: string): LosingDisk {
  const names: Names = new Map();
  const folders: string[] = [];
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) folders.push(path);
    else names.set(path, { kept: fs.readFileSync(path), unsynced: [] });
  }
  const keptNames: Names = new Map(names);
  const open = new Map<number, { file: File | undefined; path: string }>();
  let nameChanges: NameChange[] = [];
  let syncs = 0;

  function listen<Args extends unknown[], Result>(
    name: keyof typeof fs,
    note: (result: Result, ...args: Args) => void,
  ) {
    const real = fs[name] as unknown as (...args: Args) => Result;
    const heard = (...args: Args) => {
      if (name === "fsyncSync") disk.onSync?.();
      const result = real(...args);
      note(result, ...args);
      return result;
    };
    return vi.spyOn(fs, name as "fsyncSync").mockImplementation(heard as never);
  }

  function move(path: string, other: string | null): void {
    const file = names.get(path);
    if (file === undefined) return;
    const apply = (of: Names) => {
      if (of.get(path) === file) of.delete(path);
      if (other !== null) of.set(other, file);
    };
    apply(names);
    nameChanges.push({ folder: dirname(path), made: null, apply });
  }

  function keepNames(wanted: (change: NameChange) => boolean): void {
    for (const change of nameChanges) if (wanted(change)) change.apply(keptNames);
    nameChanges = nameChanges.filter((change) => !wanted(change));
  }

  const spies = [
    listen("openSync", (fd: number, path: string) => void open.set(fd, { file: names.get(path), path })),
    listen("closeSync", (_: undefined, fd: number) => void open.delete(fd)),
    listen("writeFileSync", (_: undefined, path: string) => {
      if (!path.startsWith(`${root}/`)) return;
      const file: File = { kept: Buffer.alloc(0), unsynced: [] };
      const apply = (of: Names) => void of.set(path, file);
      apply(names);
      nameChanges.push({ folder: dirname(path), made: file, apply });
    }),
    listen("mkdirSync", (_: unknown, path: string) => void (path.startsWith(`${root}/`) && folders.push(path))),
    listen("writeSync", (count: number, fd: number, from: Uint8Array, offset: number, _: number, at: number) => {
      const bytes = Buffer.from(Buffer.from(from.buffer, from.byteOffset + offset, count));
      open.get(fd)?.file?.unsynced.push({ kind: "write", at, bytes });
    }),
    listen("truncateSync", (_: undefined, path: string, size: number) =>
      names.get(path)?.unsynced.push({ kind: "size", size }),
    ),
    listen("ftruncateSync", (_: undefined, fd: number, size: number) =>
      open.get(fd)?.file?.unsynced.push({ kind: "size", size }),
    ),
    listen("renameSync", (_: undefined, path: string, other: string) => move(path, other)),
    listen("unlinkSync", (_: undefined, path: string) => move(path, null)),
    listen("fsyncSync", (_: undefined, fd: number) => {
      syncs += 1;
      const { file, path } = open.get(fd) ?? {};
      if (file === undefined) return keepNames(({ folder }) => folder === path);
      keepNames(({ made }) => made === file);
      file.kept = changed(file.kept, file.unsynced.splice(0));
    }),
  ];

  const disk: LosingDisk = {
    onSync: null,
    syncs: () => syncs,
    cut(into, chance) {
      const left: Names = new Map(keptNames);
      // A file system keeps the order of names, not that of contents.
      const some = chance?.below(nameChanges.length + 1) ?? 0;
      for (const { apply } of nameChanges.slice(0, some)) apply(left);
      const moved = (path: string) => join(into, path.slice(root.length));
      for (const folder of folders) fs.mkdirSync(moved(folder), { recursive: true, mode: 0o700 });
      for (const [path, { kept, unsynced }] of left) {
        const arrived = unsynced.filter(() => chance?.percent(50) ?? false);
        fs.writeFileSync(moved(path), changed(kept, arrived), { mode: 0o600 });
      }
    },
    release() {
      for (const spy of spies) spy.mockRestore();
    },
  };
  return disk;
}

function changed(content: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return content;
  const sizeAfter = (size: number, change: Change) =>
    change.kind === "size" ? change.size : Math.max(size, change.at + change.bytes.length);
  const room = Buffer.alloc(changes.reduce((max, change) => Math.max(max, sizeAfter(0, change)), content.length));
  content.copy(room);
  let size = content.length;
  for (const change of changes) {
    if (change.kind === "write") change.bytes.copy(room, change.at);
    else if (change.size < size) room.fill(0, change.size);
    size = sizeAfter(size, change);
  }
  return room.subarray(0, size);
}
