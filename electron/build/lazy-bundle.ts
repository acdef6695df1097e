import { posix } from 'node:path'
import { minifySync, type Plugin } from 'vite'

/** What this plugin reads of a module as the build has written it. */
interface Written {
  readonly fileName: string
  readonly code: string
  readonly isEntry: boolean
}

/**
 * Makes one CommonJS file of modules that the build wrote one by one (`preserveModules`), in which each module runs when
 * something of it is first used, and not where it is named. A command then makes what it needs, though the engine names everything.
 * The order in which modules run is another one than before: none may count on having run.
 */
export function lazyBundle(fileName: string): Plugin {
  return {
    name: 'lazy-bundle',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      for (const { fileName: written } of chunks) delete bundle[written]
      this.emitFile({ type: 'asset', fileName, source: bundled(chunks) })
    },
  }
}

/** @throws Error where a module is written in another way than this reads */
export function bundled(modules: readonly Written[]): string {
  const numbers = new Map(modules.map((module, number) => [module.fileName, number]))
  const entry = modules.find(({ isEntry }) => isEntry)
  if (entry === undefined) throw new Error('nothing begins the bundle')
  const parts = modules.map((module) => `// ${module.fileName}\n(exports, module) => {\n${rewritten(module, numbers)}}`)
  return withoutComments(`"use strict";
const $modules = [
${parts.join(',\n')}
];
const $begun = [];
function $load(number) {
  let module = $begun[number];
  if (module === undefined) {
    module = $begun[number] = { exports: {} };
    $modules[number](module.exports, module);
  }
  return module.exports;
}
$load(${numbers.get(entry.fileName)});
`)
}

/** `const name = require("…")` at the beginning of a line, and what makes a namespace of it for `import name from`. */
const REQUIRED = /^(?:const|let|var) ([\w$]+) = require\("([^"]+)"\);\n(?:\1 = ([\w$.]+__toESM)\(\1(, 1)?\);\n)?/gm

function rewritten({ fileName, code }: Written, numbers: ReadonlyMap<string, number>): string {
  const taken = /\$(?:uses|load|modules|begun)\b/.exec(code)?.[0]
  if (taken !== undefined) throw new Error(`${fileName} has a name of the bundle: ${taken}`)
  const loaded = (name: string) => {
    if (!name.startsWith('.')) return `require(${JSON.stringify(name)})`
    const number = numbers.get(posix.join(posix.dirname(fileName), name))
    if (number === undefined) throw new Error(`${fileName} wants ${name}, which is not there`)
    return `$load(${number})`
  }
  const getters: string[] = []
  const names: string[] = []
  let rest = code
    .replace(/^"use strict";\n/, '')
    // Only to be run: whoever uses something of it runs it.
    .replace(/^require\("\.[^"]*"\);\n/gm, '')
    .replace(REQUIRED, (_whole, name: string, from: string, wrap: string | undefined, mode = '') => {
      names.push(name)
      const value =
        wrap === undefined ? loaded(from) : `this.${name}$whole ??= this.${wrap}(${loaded(from)}${String(mode)})`
      getters.push(`get ${name}() { return ${value}; }`)
      return ''
    })
  for (const name of names) {
    // Not a property of that name (`a.name`), but what is spread (`...name`); not a key (`name:`).
    const used = new RegExp(
      String.raw`(?<![\w$])(?<!(?<!\.\.)\.)${name.replaceAll('$', String.raw`\$`)}(?![\w$:])`,
      'g',
    )
    rest = rest.replace(used, `$uses.${name}`)
  }
  rest = rest.replace(/(?<![\w$])(?<!(?<!\.\.)\.)require\("(\.[^"]*)"\)/g, (_whole, name: string) => loaded(name))
  return getters.length === 0 ? rest : `const $uses = { ${getters.join(', ')} };\n${rest}`
}

/** A quarter of it is comments and indentation; names stay, for whoever reads where an error came from. */
function withoutComments(code: string): string {
  const options = { compress: false, mangle: false, codegen: { removeWhitespace: true } } as const
  const { code: short, errors } = minifySync('bundle.cjs', code, options)
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'))
  return asAscii(short)
}

/** V8 keeps a text of one byte a character where it can, and reads it without decoding. */
function asAscii(code: string): string {
  return code.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  )
}
