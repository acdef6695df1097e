#!/usr/bin/env node
// Starts the command line: built in one piece where that is no older than its sources, else from the sources. It is plain
// JavaScript, so that it also runs on a Node that can do neither and hands over to the one among the dependencies.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const BUILT = join(ROOT, 'out', 'main', 'rapport.cjs')
const OWN_NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node')
const MIN_NODE = 24

if (Number(process.versions.node.split('.')[0]) < MIN_NODE && existsSync(OWN_NODE)) {
  const { status, signal } = spawnSync(OWN_NODE, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  if (signal !== null) process.kill(process.pid, signal)
  process.exit(status ?? 1)
}

// A young generation of 16 MB: much of what a command makes does not live long.
setFlagsFromString('--max-semi-space-size=16')
// Beside what was built, so that it goes with it.
if (existsSync(join(ROOT, 'out'))) enableCompileCache(join(ROOT, 'out', 'compile-cache'))
await import(pathToFileURL(isBuilt() ? BUILT : join(ROOT, 'electron', 'host', 'rapport.ts')).href)

/** A copy without its sources has nothing younger than what was built. */
function isBuilt() {
  if (!existsSync(BUILT)) return false
  const { mtimeMs } = statSync(BUILT)
  return ['electron', 'shared', 'package.json'].every((name) => !isYounger(join(ROOT, name), mtimeMs))
}

/** @returns {boolean} whether `path`, or a file below it, was changed after `time` */
function isYounger(path, time) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return false
  if (!stat.isDirectory()) return stat.mtimeMs > time && !path.endsWith('.tsbuildinfo')
  return readdirSync(path).some((name) => isYounger(join(path, name), time))
}
