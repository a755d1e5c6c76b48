// node deploy/prune.ts: removes from node_modules what never runs in production, as the Dockerfile's packages stage does.
// test/deploy/image.test.ts starts what is left.
import { globSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What goes, and why. */
const neverLoaded: [pattern: string, why: string][] = [
  ["**/*.{d.ts,d.mts,d.cts,map}", "types and source maps"],
  ["@prisma/client/runtime/query_compiler_*", "query compilers of other databases"],
  ["@prisma/client/runtime/wasm-compiler-edge*", "for edge runtimes"],
  ["@electric-sql/pglite/dist/**/*.{tar.gz,cjs}", "extensions of PostgreSQL; CommonJS"],
  ["libphonenumber-js/{bundle,build,source,mobile,min,es6-modern}", "for browsers and CommonJS; other sets of numbers"],
  ["zod/src", "sources"],
  ["pdfkit/js/pdfkit.{browser,standalone,old,js}*", "for browsers and CommonJS"],
  ["{fontkit,@noble/ciphers,@noble/hashes,@swc/helpers}/src", "sources"],
  ["fontkit/dist/{browser*,main.cjs}", "for browsers and CommonJS"],
  ["@swc/helpers/cjs", "CommonJS"],
  [
    "@expo-google-fonts/noto-serif/{[1-35689]*,400Regular_Italic,700Bold_Italic}",
    "weights of the font that no document has",
  ],
  ["bintrees/test", "tests"],
];

/** The one that `src/platform/database/generated` loads. */
const kept = /query_compiler_fast_bg\.postgresql\.(wasm-base64\.)?mjs$/;

const packages = join(import.meta.dirname, "../node_modules");
for (const [pattern] of neverLoaded) {
  for (const path of globSync(pattern, { cwd: packages })) {
    if (!kept.test(path)) rmSync(join(packages, path), { recursive: true, force: true });
  }
}
