import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import config from '../../renderer/lingui.config.ts'

const CALLS = /\bi18n\.t\(|<Trans\b/

/** Folders of the page that the catalog is collected from, as `renderer/…`. */
const INCLUDED = (config.catalogs ?? []).flatMap(({ include }) =>
  include.map((folder) => folder.replace('<rootDir>', 'renderer')),
)

/** Files of the page that say something in words. */
function speakingFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join(root, name))
    .filter((file) => CALLS.test(readFileSync(file, 'utf8')))
}

function isCollected(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => !relative(folder, file).startsWith('..'))
}

// The gallery shows parts to whoever builds them; its words are nobody's language.
const spoken = speakingFiles('renderer').filter((file) => !file.startsWith(join('renderer', 'gallery')))

test('every folder of the page that says something is collected into the catalog', () => {
  expect(spoken.length).toBeGreaterThan(60)
  expect(spoken.filter((file) => !isCollected(file, INCLUDED))).toEqual([])
})

test('a folder that is left out is noticed', () => {
  const without = INCLUDED.filter((folder) => !folder.endsWith('/parts'))
  expect(spoken.filter((file) => !isCollected(file, without)).length).toBeGreaterThan(0)
})
