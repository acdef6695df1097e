#!/usr/bin/env node
// Starts the command line: built in one piece where that is no older than its sources, else from the sources. It is plain
// JavaScript, so that it also runs on a Node that can do neither and hands over to the one among the dependencies; and CommonJS,
// since `import` of a part of Node makes all that hangs on it.
'use strict'
const { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } = require('node:fs')
const { createRequire, enableCompileCache } = require('node:module')
const { dirname, join } = require('node:path')
const { pathToFileURL } = require('node:url')
const { Script } = require('node:vm')

const ROOT = join(__dirname, '..')
const BUILT = join(ROOT, 'out', 'main', 'rapport.cjs')
/** The folders of its sources, a line each: to look for them takes ten times as long as to look at them. */
const FOLDERS = join(ROOT, 'out', 'main', 'rapport.folders')
/** Beside what was built, so that it goes with it. */
const CACHE = join(ROOT, 'out', 'compile-cache')
const OWN_NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node')
const MIN_NODE = 24

if (Number(process.versions.node.split('.')[0]) < MIN_NODE && existsSync(OWN_NODE)) {
  const { spawnSync } = require('node:child_process')
  const { status, signal } = spawnSync(OWN_NODE, [__filename, ...process.argv.slice(2)], { stdio: 'inherit' })
  if (signal !== null) process.kill(process.pid, signal)
  process.exit(status ?? 1)
}

/** Read rows alone. */
const READERS = ['person', 'people', 'parse', 'search', 'today', 'follow-ups']
// To set flags, a twelfth of what such a command takes is made of Node.
if (!READERS.includes(process.argv[2] ?? '')) {
  const { setFlagsFromString } = require('node:v8')
  // A young generation of 16 MB: much of what a command makes does not live long.
  setFlagsFromString('--max-semi-space-size=16')
  // Automerge's functions are looked at when they are called, and not all of them before the first one is: a third of its loading.
  setFlagsFromString('--wasm-lazy-validation')
}
if (isBuilt()) startBuilt()
else void import(pathToFileURL(join(ROOT, 'electron', 'host', 'rapport.ts')).href)

/**
 * Runs what was built, with what V8 had compiled of it when this command last ended well: Node's own cache is written before
 * anything has run, and has none of the functions that were called.
 */
function startBuilt() {
  // For what is not in the one file: SQLite and Automerge.
  enableCompileCache(CACHE)
  const { mtimeMs, size } = statSync(BUILT)
  const word = /^[a-z-]{1,20}$/.exec(process.argv[2] ?? '')?.[0] ?? 'other'
  const kept = join(CACHE, `${word}-${process.version}-${size}-${Math.round(mtimeMs)}`)
  const source = `(function (require, module, exports, __filename, __dirname) { ${readFileSync(BUILT, 'latin1')}\n})`
  const script = new Script(source, { filename: BUILT, cachedData: readKept(kept) })
  if (script.cachedDataRejected !== false) {
    process.on('exit', (exitCode) => {
      if (exitCode === 0) keep(kept, script.createCachedData())
    })
  }
  const own = { exports: {} }
  script.runInThisContext()(createRequire(BUILT), own, own.exports, BUILT, dirname(BUILT))
}

/** @returns {Uint8Array | undefined} */
function readKept(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Without it, the next start is as slow as this one. */
function keep(path, data) {
  try {
    mkdirSync(CACHE, { recursive: true })
    writeFileSync(`${path}.${process.pid}`, data)
    renameSync(`${path}.${process.pid}`, path)
  } catch {
    // A folder that may not be written to, or a full disk.
  }
}

/**
 * A copy without its sources has nothing younger than what was built. Looking at each file costs a quarter of the start: that is
 * done for `npm run rapport`, as whoever works on Rapport starts it. Otherwise folders are looked at, which tell of
 * every file that came, went, or was replaced, as Git and most editors do it, and not of one written in its place.
 */
function isBuilt() {
  const built = statSync(BUILT, { throwIfNoEntry: false })
  if (built === undefined) return false
  const isEach = process.env.npm_lifecycle_event === 'rapport'
  const isPackageYounger = isYounger(join(ROOT, 'package.json'), built.mtimeMs)
  if (isPackageYounger) return false
  const known = isEach ? [] : knownFolders()
  if (known.length > 0) return !known.some((name) => isYounger(`${ROOT}/${name}`, built.mtimeMs))
  return !['electron', 'shared'].some((name) => isFolderYounger(join(ROOT, name), built.mtimeMs, isEach))
}

/** A folder that came since is seen by the one that it is in. @returns {string[]} */
function knownFolders() {
  try {
    return readFileSync(FOLDERS, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}

/** @returns {boolean} whether the folder at `path`, or one below it, was changed after `time`; or a file of them, if `isEach` */
function isFolderYounger(path, time, isEach) {
  if (!existsSync(path)) return false
  if (!isEach && isYounger(path, time)) return true
  return readdirSync(path, { withFileTypes: true }).some((entry) => {
    const inside = `${path}/${entry.name}`
    if (entry.isDirectory()) return isFolderYounger(inside, time, isEach)
    return isEach && !inside.endsWith('.tsbuildinfo') && isYounger(inside, time)
  })
}

/** @returns {boolean} */
function isYounger(path, time) {
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > time
}
