import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { featureRule, FOLDER_RULES, forbiddenBecause, OUR_ADDRESSES, type FolderRule } from './import-rules.ts'

const FEATURES = readdirSync('renderer/features')
const RULES = [...FOLDER_RULES, ...FEATURES.map(featureRule)]
const PACKAGES = ['electron', '@automerge/automerge', 'better-sqlite3', 'node:fs', 'react', 'ws', '@orpc/server']

const planted: string[] = []
afterAll(() => {
  for (const file of planted) rmSync(file, { force: true })
})

const SPECIFIERS = [
  ...OUR_ADDRESSES.map((prefix) => `${prefix}planted.ts`),
  ...FEATURES.map((name) => `#features/${name}/planted.tsx`),
  ...PACKAGES,
  '../planted.ts',
  './planted.ts',
]

/** A file in the rule's folder that imports each specifier on a line of its own. Returns its path. */
function plant(rule: FolderRule): string {
  const file = join(rule.folder, `planted-${process.pid}.ts`)
  const lines = SPECIFIERS.map((specifier, index) =>
    index % 2 === 0 ? `import type { A as A${index} } from '${specifier}'` : `export * from '${specifier}'`,
  )
  writeFileSync(file, `${lines.join('\n')}\n`)
  planted.push(file)
  return file
}

/** Lines of each file of which the linter says that their import is forbidden. */
function linesRefused(files: readonly string[]): Map<string, Set<number>> {
  const { stdout } = spawnSync('oxlint', ['--format=unix', ...files], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  })
  const refused = new Map(files.map((file) => [file, new Set<number>()]))
  for (const line of stdout.split('\n')) {
    const [, file = '', at] = /^(.+?):(\d+):\d+: /.exec(line) ?? []
    if (line.includes('no-restricted-imports')) refused.get(file.replaceAll('\\', '/'))?.add(Number(at))
  }
  return refused
}

describe('the linter', () => {
  // It takes a second to start: it is asked once, for the files of all rules.
  let refusedIn: Map<string, Set<number>>
  const fileOf = new Map<FolderRule, string>()
  beforeAll(() => {
    for (const rule of RULES) fileOf.set(rule, plant(rule).replaceAll('\\', '/'))
    refusedIn = linesRefused([...fileOf.values()])
  })

  test.each(RULES.map((rule) => [rule.folder, rule] as const))(
    'refuses what %s may not import, and nothing else',
    (_, rule) => {
      const refused = refusedIn.get(fileOf.get(rule) ?? '') ?? new Set()
      const verdicts = SPECIFIERS.map((specifier, index) => [specifier, refused.has(index + 1)])
      const expected = SPECIFIERS.map((specifier) => [specifier, forbiddenBecause(rule, specifier) !== null])
      expect(verdicts).toEqual(expected)
      expect(refused.size).toBeGreaterThan(0)
    },
  )
})

describe('every file', () => {
  // The linter does not look at `import('…')`, neither the call nor the type.
  const dynamicImport = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

  test.each(RULES.map((rule) => [rule.folder, rule] as const))(
    'of %s keeps to it where it imports on demand',
    (_, rule) => {
      const isTopLevel = rule.files.every((glob) => !glob.endsWith('**'))
      const files = readdirSync(rule.folder, { recursive: !isTopLevel, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !name.startsWith('planted-'))
        .map((name) => join(rule.folder, name))
      const broken = files.flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(dynamicImport)].flatMap(([, specifier = '']) => {
          const because = forbiddenBecause(rule, specifier)
          return because === null ? [] : [`${file}: ${because}`]
        }),
      )
      expect(broken).toEqual([])
    },
  )

  test('is under a rule, or in a folder that has none on purpose', () => {
    const without = ['electron', 'renderer', 'shared'].flatMap((top) =>
      readdirSync(top, { recursive: true, encoding: 'utf8' })
        .map((name) => join(top, name))
        .filter((file) => /\.tsx?$/.test(file) && !RULES.some((rule) => dirname(file).startsWith(rule.folder))),
    )
    // Tools of the workshop: the page of parts, the catalogs' settings, Vite's types.
    expect(without.filter((file) => !/^renderer\/(gallery\/|lingui\.config\.ts$|vite-env\.d\.ts$)/.test(file))).toEqual(
      [],
    )
  })
})
