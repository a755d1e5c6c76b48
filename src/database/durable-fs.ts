import fs from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type Init = Parameters<NodeFS["init"]>;
interface NodeFsOperations {
  stream_ops: Record<string, (stream: { nfd: number }) => number>;
}

/** PGlite's Node file system with a real fsync: as it comes, a commit survives a killed process but not a power cut. */
export class DurableNodeFS extends NodeFS {
  override async init(pg: Init[0], options: Init[1]) {
    const { emscriptenOpts } = await super.init(pg, options);
    const fsync: NonNullable<typeof emscriptenOpts.preRun>[number] = (module) => {
      const nodeFs = module.NODEFS as unknown as NodeFsOperations;
      nodeFs.stream_ops.fsync = (stream) => {
        fs.fsyncSync(stream.nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), fsync] } };
  }
}

/** PGlite's own start parameters without `-F` (no fsync) and with the one method of syncing that its file system has. */
export function durableStartParams(): string[] {
  return [...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"), "-c", "wal_sync_method=fsync"];
}
