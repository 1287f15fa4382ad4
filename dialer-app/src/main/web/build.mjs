// Bundles the scripts and the stylesheet into the folder given. Fonts get a hash in their name; the two entry files get
// theirs from the server, which is the one that writes their addresses into the pages.
import { build } from "esbuild";

await build({
  entryPoints: ["src/outdial.ts", "src/outdial-desk.ts", "src/outdial.css", "src/outdial-desk.css", "src/outdial.svg"],
  outdir: process.argv[2],
  bundle: true,
  splitting: true, // the softphone is loaded by desks that have one
  chunkNames: "outdial-[name]-[hash]",
  minify: true,
  format: "esm",
  target: ["es2022", "chrome111", "firefox115", "safari16.4"],
  loader: { ".woff2": "file", ".svg": "copy" },
  assetNames: "[name]-[hash]",
  legalComments: "eof",
  logLevel: "warning",
});
