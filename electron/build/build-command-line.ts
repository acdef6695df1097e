import { builtinModules } from 'node:module'
import { readdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
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
  writeFileSync(join(folder, 'rapport.folders'), `${sourceFolders(root).join('\n')}\n`)
}

/** Those of which `bin/rapport.cjs` asks whether they are younger than what was built of them. */
function sourceFolders(root: string): string[] {
  return ['electron', 'shared'].flatMap((name) => [
    name,
    ...readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  ])
}
