import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ARCHIVE_CAPS, isArchive, openArchive } from '#journal/exchange/archive.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { zipFile } from '#support/zip-file.ts'

interface Part {
  readonly name: Buffer
  readonly content: Buffer
  /** What the archive says of it, where that is not so. */
  readonly size?: number
  readonly flags?: number
  readonly method?: number
  readonly mode?: number
  readonly crc?: number
}

/** An archive as no honest program writes it, byte by byte. */
function crafted(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  const deflated = new Map<Buffer, Buffer>()
  const deflate = (content: Buffer) => {
    const known = deflated.get(content) ?? deflateRawSync(content, { level: 1 })
    deflated.set(content, known)
    return known
  }
  let at = 0
  for (const { name, content, size = content.length, flags = 0, method = 8, mode = 0, crc = crc32(content) } of parts) {
    const packed = method === 8 ? deflate(content) : content
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(flags, 2)
    head.writeUInt16LE(method, 4)
    head.writeUInt32LE(crc, 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(size, 18)
    head.writeUInt16LE(name.length, 22)
    local.push(Buffer.from('PK\x03\x04'), head, name, packed)
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE((mode << 16) >>> 0, 8)
    tail.writeUInt32LE(at, 12)
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), head, tail.subarray(2), name)
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end])
}

const named = (name: string, more: Partial<Part> = {}): Part => ({
  name: Buffer.from(name),
  content: Buffer.from('words'),
  ...more,
})

async function problemOf(bytes: Uint8Array): Promise<unknown> {
  const error = await openArchive('a.zip', bytes).catch((thrown: unknown) => thrown)
  return error instanceof Refusal ? (error.failure.data as { problem: string }).problem : error
}

async function textOf(parts: readonly Part[]): Promise<(string | null)[]> {
  const entries = await openArchive('a.zip', crafted(parts))
  const read = await Promise.all(entries.map((entry) => entry.read()))
  return read.map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString()))
}

describe('an archive', () => {
  test('gives its files, without folders', async () => {
    const bytes = zipFile({ 'a/b.txt': 'one', 'c.txt': 'two' })
    expect(isArchive(bytes)).toBe(true)
    const entries = await openArchive('a.zip', bytes)
    expect(entries.map(({ path, problem }) => [path, problem])).toEqual([
      ['a/b.txt', null],
      ['c.txt', null],
    ])
    expect(Buffer.from((await entries[0]?.read()) ?? []).toString()).toBe('one')
    expect(await textOf([named('x', { method: 0 }), named('y')])).toEqual(['words', 'words'])
  })

  test('that is cut off, empty, or no archive is refused', async () => {
    const bytes = zipFile({ 'a.txt': 'one' })
    expect(await problemOf(bytes.subarray(0, -8))).toBe('damaged')
    expect(await problemOf(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100)]))).toBe('damaged')
    expect(await openArchive('a.zip', zipFile({}))).toEqual([])
  })

  test('names that lead out of it, and links, are not read as files', async () => {
    const names = ['../up.md', '/root.md', 'C:/drive.md', 'a\\..\\..\\up.md', 'a/../../up.md', 'fine/../x.md']
    const entries = await openArchive('a.zip', crafted(names.map((name) => named(name))))
    expect(entries.map(({ problem }) => problem)).toEqual(names.map(() => 'path'))
    const [link] = await openArchive('a.zip', crafted([named('link.md', { mode: 0o120777 })]))
    expect(link?.problem).toBe('link')
  })

  test('locked as a whole is refused, one locked file is said', async () => {
    const locked = named('a.md', { flags: 1 })
    expect(await problemOf(crafted([locked]))).toBe('encrypted')
    const entries = await openArchive('a.zip', crafted([locked, named('b.md')]))
    expect(entries.map(({ problem }) => problem)).toEqual(['encrypted', null])
  })

  test('names are UTF-8 whether it says so or not, else those of DOS', async () => {
    const entries = await openArchive(
      'a.zip',
      crafted([
        named('Jörg.md'),
        named('日本.md', { flags: 0x800 }),
        { name: Buffer.from([0x4a, 0x94, 0x2e, 0x6d]), content: Buffer.from('x') },
      ]),
    )
    expect(entries.map(({ path }) => path)).toEqual(['Jörg.md', '日本.md', 'Jö.m'])
  })

  test('a file that is more, or less, or another than it says is not read', async () => {
    const zeros = Buffer.alloc(64 * 1024 * 1024)
    expect(
      await textOf([
        named('bomb', { content: zeros, size: 100 }),
        named('less', { size: 1000 }),
        named('other', { crc: 1 }),
        named('packed', { method: 99 }),
        named('fine'),
      ]),
    ).toEqual([null, null, null, null, 'words'])
  })

  test('no more is unpacked than a machine bears, whatever it says: 4 GiB, or many of many', async () => {
    expect(await textOf([named('huge', { size: 0xfffffffe }), named('fine')])).toEqual([null, 'words'])
    const content = Buffer.alloc(100 * 1024 * 1024)
    const entries = await openArchive(
      'a.zip',
      crafted(Array.from({ length: 7 }, (_, at) => named(`${at}`, { content }))),
    )
    let bytes = 0
    for (const entry of entries) bytes += (await entry.read())?.length ?? 0
    expect(bytes).toBe(5 * content.length)
    expect(bytes).toBeLessThanOrEqual(ARCHIVE_CAPS.bytes)
  })

  test('that says it has more files than anybody has is refused', async () => {
    const bytes = crafted([named('a')])
    // The count of a directory of more than 65,535 stands in a record of its own.
    const far = Buffer.alloc(56 + 20)
    far.write('PK\x06\x06', 0, 'latin1')
    far.writeBigUInt64LE(44n, 4)
    far.writeBigUInt64LE(300_000n, 24)
    far.writeBigUInt64LE(300_000n, 32)
    far.writeBigUInt64LE(BigInt(bytes.readUInt32LE(bytes.length - 10)), 40)
    far.writeBigUInt64LE(BigInt(bytes.readUInt32LE(bytes.length - 6)), 48)
    far.write('PK\x06\x07', 56, 'latin1')
    far.writeBigUInt64LE(BigInt(bytes.length - 22), 64)
    const end = Buffer.from(bytes.subarray(-22))
    end.writeUInt16LE(0xffff, 8)
    end.writeUInt16LE(0xffff, 10)
    end.writeUInt32LE(0xffffffff, 16)
    expect(await problemOf(Buffer.concat([bytes.subarray(0, -22), far, end]))).toBe('too-many')
  })
})
