import fs from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type Init = Parameters<NodeFS["init"]>;
interface NodeFsOperations {
  stream_ops: Record<string, (stream: { nfd: number }) => number>;
  node_ops: { setattr(node: unknown, attributes: { mode?: number }): void };
  /** Turns Node's error into one that PostgreSQL understands. PGlite swallows any other error as if the call had succeeded. */
  tryFSOperation(act: () => void): void;
}

/**
 * PGlite's Node file system with a real fsync and with files that only their owner can read. Without the fsync a commit survives a
 * killed process but not a power cut.
 */
export class DurableNodeFS extends NodeFS {
  readonly #onAbort: (pglite: PGlite) => void;

  /** @param onAbort called when PostgreSQL has aborted, for example because a full disk keeps it from writing its log */
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
      // PGlite sets a new file's mode to the mode it asked for and ignores the process's umask; C's fopen asks for 0666.
      const { setattr } = nodeFs.node_ops;
      nodeFs.node_ops.setattr = (node, { mode, ...others }) =>
        setattr(node, mode === undefined ? others : { ...others, mode: mode & ~0o077 });
    };
    const preRun = [...(emscriptenOpts.preRun ?? []), fsync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun, onAbort: () => this.#onAbort(pg) } };
  }
}

/**
 * PGlite's own start parameters without `-F` (no fsync) and with the only sync method that its file system supports. A checkpoint
 * keeps no more of the log than is needed.
 */
export function durableStartParams(): string[] {
  const kept = PGlite.defaultStartParams.filter((parameter) => parameter !== "-F");
  return [...kept, "-c", "wal_sync_method=fsync", "-c", "min_wal_size=32MB", "-c", "max_wal_size=128MB"];
}
