import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCommandLine } from '#build/build-command-line.ts'
import { z as deferred } from '#host/deferred-zod.ts'
import { ROOT } from '#host/installed-files.ts'
import { bundled } from '#build/lazy-bundle.ts'
import { z } from 'zod'

const module = (fileName: string, code: string, isEntry = false) => ({ fileName, code, isEntry })
const run = (code: string) => {
  const said: string[] = []
  // oxlint-disable-next-line typescript/no-implied-eval -- what is tested is a text of JavaScript
  new Function('require', 'say', code)(
    (name: string) => ({ name }),
    (text: string) => said.push(text),
  )
  return said
}

describe('a lazy bundle', () => {
  test('runs a module when something of it is used, once, and not where it is named', () => {
    const code = bundled([
      module(
        'a.cjs',
        `const require_b = require("./in/b.cjs");\nconst require_c = require("./c.cjs");\nsay("a");\nsay(require_b.one);\nsay(require_b.one);\n`,
        true,
      ),
      module('in/b.cjs', `require("../c.cjs");\nsay("b");\nexports.one = "one";\n`),
      module('c.cjs', `say("c");\nexports.two = 2;\n`),
    ])
    expect(run(code)).toEqual(['a', 'b', 'one', 'one'])
  })

  test('takes a name for a module where it is one, and not where it is a property or a key', () => {
    const code = bundled([
      module(
        'a.cjs',
        `const b = require("./b.cjs");\nconst own = { b: 1 };\nsay(String(own.b + [...b.list, b.list.length].length));\nsay(String(new b.Made().is));\n`,
        true,
      ),
      module('b.cjs', `exports.list = [1, 2];\nexports.Made = class { is = "é" };\n`),
    ])
    expect(run(code)).toEqual(['4', 'é'])
    expect(Buffer.byteLength(code)).toBe(code.length)
  })

  test('asks Node for its own, and for what it was told to leave out, when that is used', () => {
    const wrapped = `let sqlite = require("sqlite");\nsqlite = require_runtime.__toESM(sqlite, 1);\n`
    const code = bundled([
      module(
        'a.cjs',
        `const require_runtime = require("./runtime.cjs");\n${wrapped}let node_fs = require("node:fs");\nsay(node_fs.name);\nsay(sqlite.default.name);\n`,
        true,
      ),
      module('runtime.cjs', `exports.__toESM = (whole) => ({ default: whole });\n`),
    ])
    expect(run(code)).toEqual(['node:fs', 'sqlite'])
  })

  test('says what it cannot read', () => {
    expect(() => bundled([module('a.cjs', `const b = require("./b.cjs");\n`, true)])).toThrow('./b.cjs')
    expect(() => bundled([module('a.cjs', `const $uses = 1;\n`, true)])).toThrow('$uses')
  })
})

describe('a deferred schema', () => {
  const schemasOf = (made: typeof z) => {
    const day = made.string().regex(/^\d+$/).brand<'Day'>()
    const head = made.object({ kind: made.string(), day: day.optional() })
    const ring = made.enum(['inner', 'close'])
    return {
      extended: head.extend({
        kind: made.literal('person'),
        rings: made.partialRecord(ring, made.number().int().min(1)).default({}),
      }),
      either: made.discriminatedUnion('type', [
        made.object({ type: made.literal('a'), list: made.array(head.pick({ day: true })).max(1) }),
        made.strictObject({ type: made.literal('b'), pair: made.tuple([ring.nullable(), made.boolean()]) }),
      ]),
      refined: made.object({ from: made.number(), to: made.number() }).refine(({ from, to }) => from <= to, 'order'),
      turned: made
        .string()
        .trim()
        .transform((text) => text.length),
    }
  }
  const given: [keyof ReturnType<typeof schemasOf>, unknown][] = [
    ['extended', { kind: 'person', day: '3' }],
    ['extended', { kind: 'person', day: 'x', rings: { inner: 0 } }],
    ['extended', { kind: 'other' }],
    ['either', { type: 'a', list: [{ day: '1' }] }],
    ['either', { type: 'a', list: [{}, {}] }],
    ['either', { type: 'b', pair: [null, true], more: 1 }],
    ['refined', { from: 2, to: 1 }],
    ['turned', '  ab '],
  ]

  test.each(given)('reads as the schema itself does: %s %j', (name, value) => {
    const [own, real] = [schemasOf(deferred)[name].safeParse(value), schemasOf(z)[name].safeParse(value)]
    expect(own.data).toEqual(real.data)
    expect(own.error?.issues).toEqual(real.error?.issues)
  })

  test('is a schema for whoever asks: its class, its shape, its options', () => {
    const { extended } = schemasOf(deferred)
    expect(extended).toBeInstanceOf(z.ZodObject)
    expect(Object.keys(extended.shape)).toEqual(['kind', 'day', 'rings'])
    expect(deferred.enum(['a', 'b']).options).toEqual(['a', 'b'])
  })

  test('says its shape and its options without being made, as the schema itself says them', () => {
    expect(deferred.enum(['a', 'b', 'a']).options).toEqual(z.enum(['a', 'b', 'a']).options)
    const text = deferred.string()
    // Of one that was made, it would be the schema in its place.
    expect(deferred.object({ text }).shape.text).toBe(text)
    const schema = deferred.strictObject({ text }).extend({ more: deferred.enum(['x']).optional() })
    expect(Object.keys(schema.shape)).toEqual(['text', 'more'])
    expect(schema.safeParse({ text: '' }).success).toBe(true)
  })

  test('is made when it is first read by, once', () => {
    let made = 0
    const shape = {
      get text() {
        made += 1
        return z.string()
      },
    }
    const schema = deferred.object(shape).optional()
    expect(made).toBe(0)
    expect([schema.safeParse({ text: 'a' }).success, schema.safeParse({ text: 1 }).success]).toEqual([true, false])
    expect(made).toBe(1)
  })
})

describe('the command line, built', () => {
  const folder = join(ROOT, '.tmp', `command-line-${process.pid}`)
  let home = ''
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    home = mkdtempSync(join(tmpdir(), 'rapport-built-'))
    await buildCommandLine(ROOT, folder)
  }, 300_000)
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
  })

  const rapport = (...words: string[]) => {
    const env = { ...process.env, RAPPORT_CONFIG: join(home, 'config'), RAPPORT_JOURNAL: join(home, 'journal') }
    const ended = spawnSync(process.execPath, [join(folder, 'rapport.cjs'), ...words], { encoding: 'utf8', env })
    return { status: ended.status, stdout: ended.stdout, stderr: ended.stderr }
  }

  test(
    'does what the sources do: logs, finds, imports, exports, backs up, looks itself over',
    { timeout: 300_000 },
    () => {
      const cards = join(home, 'cards.vcf')
      writeFileSync(cards, 'BEGIN:VCARD\nVERSION:4.0\nFN:Bob Ng\nN:Ng;Bob;;;\nTEL:+49 30 1234567\nEND:VCARD\n')
      expect(rapport('log', 'coffee with Ana Ruiz about the move, send her the deck by 2027-01-08')).toMatchObject({
        status: 0,
        stderr: '',
      })
      expect(rapport('person', 'Ana Ruiz').stdout).toContain('send her the deck')
      expect(rapport('import', cards)).toMatchObject({ status: 0 })
      expect(rapport('people').stdout).toContain('Bob Ng')
      expect(rapport('search', 'move').stdout).toContain('Ana Ruiz')
      expect(rapport('today').status).toBe(0)
      for (const command of [
        'goals',
        'matrix',
        'needs',
        'gives',
        'measures',
        'reviews',
        'blocks',
        'timeline',
        'duplicates',
        'devices',
      ]) {
        expect([command, rapport(command)]).toMatchObject([command, { status: 0 }])
      }
      const file = join(home, 'out.json')
      expect(rapport('export', '--format', 'json', '--out', file).status).toBe(0)
      expect(readFileSync(file, 'utf8')).toContain('Bob')
      expect(rapport('backup').status).toBe(0)
      expect(rapport('doctor').status).toBe(0)
      expect(rapport('person', 'Nobody')).toMatchObject({ status: 1, stderr: expect.stringContaining('Nobody') })
      expect(rapport('--help').stdout).toContain('quick-log')
    },
  )
})
