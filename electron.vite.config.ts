import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { buildCommandLine, EXTERNAL } from './electron/build/build-command-line.ts'
import { reactAsModules } from './electron/build/react-as-modules.ts'

const root = import.meta.dirname
const EARLY_KEYS = resolve(root, 'renderer/app/early-keys.ts')

/**
 * `out/main` (main process, the engine's utility process, and the command line in one file), `out/preload`, `out/renderer`
 * (the two pages). Building needs no Electron binary; `electron-vite dev` does.
 */
export default defineConfig({
  main: {
    plugins: [commandLine()],
    build: {
      outDir: 'out/main',
      sourcemap: true,
      // CommonJS in few files starts sooner than a hundred small modules.
      externalizeDeps: false,
      rolldownOptions: {
        external: EXTERNAL,
        input: {
          main: resolve(root, 'electron/main/main.ts'),
          'utility-process': resolve(root, 'electron/host/utility-process.ts'),
          'foreign-thread': resolve(root, 'electron/journal/foreign-thread.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but Electron: it is one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'electron/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    resolve: { alias: [{ find: /^zod$/, replacement: resolve(root, 'renderer/app/zod-without-eval.ts') }] },
    plugins: [reactAsModules(), react(), lingui({ cwd: resolve(root, 'renderer') }), absoluteAddresses(), earlyKeys()],
    // Each answer puts a fresh nonce in its place: content-security-policy.ts and page-policy.ts.
    html: { cspNonce: '%CSP_NONCE%' },
    build: {
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      // The browser host serves the same files to whatever browser is there.
      target: 'es2023',
      minify: true,
      // A policy without `data:` for fonts refuses what is inlined.
      assetsInlineLimit: 0,
      // Which page loads which files: read by .size-limit.ts.
      manifest: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'renderer/index.html'),
          'quick-log': resolve(root, 'renderer/quick-log.html'),
          'early-keys': EARLY_KEYS,
        },
      },
    },
  },
})

/** A place inside the page, `/person/…`, is an address too: relative ones would be looked for below it. */
function absoluteAddresses(): Plugin {
  return { name: 'absolute-addresses', enforce: 'post', config: () => ({ base: '/' }) }
}

/** Before all else the page hears keys, so that none is lost while the rest of it comes. The window of the quick log waits in the background. */
function earlyKeys(): Plugin {
  return {
    name: 'early-keys',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, path }) {
        if (path !== '/index.html') return html
        const built = Object.values(bundle ?? {}).find(
          (one) => one.type === 'chunk' && one.moduleIds.includes(EARLY_KEYS),
        )
        const src = built === undefined ? '/app/early-keys.ts' : `/${built.fileName}`
        return [{ tag: 'script', attrs: { type: 'module', crossorigin: true, src }, injectTo: 'head-prepend' }]
      },
    },
  }
}

/** `out/main/rapport.cjs`, and out with what `bin/rapport.cjs` kept of the one before. */
function commandLine(): Plugin {
  return {
    name: 'command-line',
    apply: 'build',
    async closeBundle() {
      rmSync(resolve(root, 'out/compile-cache'), { recursive: true, force: true })
      await buildCommandLine(root, resolve(root, 'out/main'))
    },
  }
}
