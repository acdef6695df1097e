import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import { build } from 'vite'
import { lazyBundle } from './lazy-bundle.ts'

/** What cannot be bundled: the addon, and the WebAssembly that Automerge finds beside itself. */
export const EXTERNAL = ['electron', 'better-sqlite3', /^@automerge\//, /^node:/, ...builtinModules]

/**
 * Makes `rapport.cjs` in a folder, the command line in one file, which makes of the engine what a command needs.
 * @param root of Rapport; this file does not know where it stands, since whoever builds puts it into a file of its own
 */
export async function buildCommandLine(root: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    plugins: [lazyBundle('rapport.cjs')],
    resolve: { alias: [{ find: /^zod$/, replacement: resolve(root, 'electron/host/deferred-zod.ts') }] },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'node24',
      rolldownOptions: {
        external: EXTERNAL,
        input: { rapport: resolve(root, 'electron/host/rapport.ts') },
        output: { format: 'cjs', preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].cjs' },
      },
    },
  })
}
