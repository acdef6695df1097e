import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const MODULES: ReadonlySet<string> = new Set(['react', 'react/jsx-runtime', 'react-dom', 'react-dom/client'])
const PREFIX = '\0as-module:'

/**
 * Gives what imports React real exports. React is CommonJS, and a bundler that cannot know what it exports makes an object with a getter for
 * each name in every file that imports it: some 130 of them when the page starts, and a call through a bound function for every hook
 * and element that is made.
 */
export function reactAsModules(): Plugin {
  const require = createRequire(import.meta.url)
  return {
    name: 'react-as-modules',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, _importer, options) {
      // What asks for it as CommonJS gets it as it is.
      const isRequired = 'kind' in options && options.kind === 'require-call'
      return MODULES.has(source) && !isRequired ? PREFIX + source : null
    },
    load(id) {
      if (!id.startsWith(PREFIX)) return null
      const name = id.slice(PREFIX.length)
      const exported = Object.keys(require(name) as object).map(
        (key) => `export const ${key} = /* @__PURE__ */ (() => all.${key})()`,
      )
      return [`import all from ${JSON.stringify(require.resolve(name))}`, 'export default all', ...exported].join('\n')
    },
  }
}
