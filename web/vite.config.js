// One file for every page, small enough to be loaded at once; it goes where `crates/server` takes it into the program.
import { defineConfig } from "vite";

export default defineConfig({
  build: {
    outDir: "../crates/server/assets",
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: "src/main.ts",
      output: { entryFileNames: "onrecord.js", format: "es" },
    },
  },
});
