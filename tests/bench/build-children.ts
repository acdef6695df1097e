import { resolve } from 'node:path'
import { build } from 'vite'
import { EXTERNAL } from '#build/build-command-line.ts'

// Started by process-times.ts. What is measured runs from one bundle, as what people use does: a process that reads TypeScript itself has
// the compiler in its memory, some 60 MB.
const root = resolve(import.meta.dirname, '..', '..')
await build({
  configFile: false,
  logLevel: 'warn',
  root,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: resolve(root, '.tmp', 'bench-children'),
    minify: false,
    target: 'node24',
    rolldownOptions: {
      external: EXTERNAL,
      input: Object.fromEntries(
        process.argv.slice(2).map((kind) => [`${kind}-child`, resolve(import.meta.dirname, `${kind}-child.ts`)]),
      ),
      output: { format: 'esm', entryFileNames: '[name].mjs' },
    },
  },
})
