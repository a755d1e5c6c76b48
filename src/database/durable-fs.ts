import fs from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type Init = Parameters<NodeFS["init"]>;
interface NodeFsOperations {
  stream_ops: Record<string, (stream: { nfd: number }) => number>;
  node_ops: { setattr(node: unknown, attributes: { mode?: number }): void };
  /** Turns Node's error into one that PostgreSQL understands; any other is swallowed by PGlite, as if all were well. */
  tryFSOperation(act: () => void): void;
}

/**
 * PGlite's Node file system with a real fsync (as it comes, a commit survives a killed process but not a power cut) and with files
 * that only their owner can read.
 */
export class DurableNodeFS extends NodeFS {
  readonly #onAbort: (pglite: PGlite) => void;

  /** @param onAbort PostgreSQL has given up: on a full disk, for one, because it cannot write its log */
  constructor(folder: string, onAbort: (pglite: PGlite) => void = () => {}) {
    super(folder);
    this.#onAbort = onAbort;
  }

  override async init(pg: Init[0], options: Init[1]) {
    const { emscriptenOpts } = await super.init(pg, options);
    const fsync: NonNullable<typeof emscriptenOpts.preRun>[number] = (module) => {
      const nodeFs = module.NODEFS as unknown as NodeFsOperations;
      nodeFs.stream_ops.fsync = (stream) => {
        nodeFs.tryFSOperation(() => fs.fsyncSync(stream.nfd));
        return 0;
      };
      // A new file is given the mode that it was asked for, whatever the process's umask says: C's fopen asks for 0666.
      const { setattr } = nodeFs.node_ops;
      nodeFs.node_ops.setattr = (node, { mode, ...others }) =>
        setattr(node, mode === undefined ? others : { ...others, mode: mode & ~0o077 });
    };
    const preRun = [...(emscriptenOpts.preRun ?? []), fsync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun, onAbort: () => this.#onAbort(pg) } };
  }
}

/**
 * PGlite's own start parameters without `-F` (no fsync) and with the one method of syncing that its file system has. Of the log no more
 * is kept after a checkpoint than is needed.
 */
export function durableStartParams(): string[] {
  const kept = PGlite.defaultStartParams.filter((parameter) => parameter !== "-F");
  return [...kept, "-c", "wal_sync_method=fsync", "-c", "min_wal_size=32MB", "-c", "max_wal_size=128MB"];
}
