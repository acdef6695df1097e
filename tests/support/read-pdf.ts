import { inflateSync } from 'node:zlib'

/** What a PDF that Chromium made says of itself, as far as tests ask. */
export interface ReadPdf {
  readonly language: string | null
  readonly title: string
  /** Width and height of each page in points. */
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** Everything that is tagged, in reading order, with the pages (from 0) on which it stands. */
  readonly tagged: readonly { readonly role: string; readonly pages: readonly number[] }[]
  /** Where pieces of text begin: their baselines, from the upper left corner of the page, in points. */
  readonly texts: readonly PlacedText[]
  readonly links: readonly string[]
}

export interface PlacedText {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly size: number
}

const REFERENCE = String.raw`(\d+) 0 R`

/** Reads a PDF as Skia writes it: objects in the open, pages compressed. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes).toString('latin1')
  const objects = new Map([...file.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id, body]) => [id, body ?? '']))
  const bodyOf = (id: string | undefined) => objects.get(id ?? '') ?? ''
  const order = pageOrder(bodyOf, [...objects.values()])
  const pages = order.map((id) => {
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(bodyOf(id)) ?? []
    return { width: Number(width), height: Number(height) }
  })
  const catalog = [...objects.values()].find((body) => body.includes('/Type /Catalog')) ?? ''
  const root = new RegExp(`/StructTreeRoot ${REFERENCE}`).exec(catalog)?.[1]
  return {
    language: /\/Lang \(([^)]*)\)/.exec(catalog)?.[1] ?? null,
    title: utf16Of(/\/Title (?:\(([^)]*)\)|<([0-9A-F]*)>)/.exec(file)),
    pages,
    tagged: taggedFrom(bodyOf, root, order),
    texts: order.flatMap((id, page) => {
      const content = new RegExp(`/Contents ${REFERENCE}`).exec(bodyOf(id))?.[1]
      return placedTexts(streamOf(bodyOf(content)), page, pages[page]?.height ?? 0)
    }),
    links: [...file.matchAll(/\/URI \(([^)]*)\)/g)].map(([, address]) => address ?? ''),
  }
}

/** Texts of one page that begin below each other at the same margin, nearer than lines can be read. */
export function textsOverEachOther({ texts }: Pick<ReadPdf, 'texts'>): PlacedText[] {
  const columns = Map.groupBy(texts, ({ page, x }) => `${page} ${Math.round(x)}`)
  return [...columns.values()].flatMap((column) => {
    const down = column.toSorted((a, b) => a.y - b.y)
    return down.filter((text, at) => {
      const above = down[at - 1]
      if (above === undefined) return false
      const apart = text.y - above.y
      return apart > 0.5 && apart < 0.8 * Math.min(text.size, above.size)
    })
  })
}

function pageOrder(bodyOf: (id: string | undefined) => string, bodies: readonly string[]): string[] {
  const kidsOf = (body: string): string[] =>
    [...(/\/Kids \[([^\]]*)\]/.exec(body)?.[1] ?? '').matchAll(new RegExp(REFERENCE, 'g'))].map(([, id]) => id ?? '')
  const below = (id: string): string[] => {
    const body = bodyOf(id)
    return body.includes('/Type /Pages') ? kidsOf(body).flatMap(below) : [id]
  }
  const top = bodies.find((body) => body.includes('/Type /Pages') && !body.includes('/Parent')) ?? ''
  return kidsOf(top).flatMap(below)
}

function taggedFrom(
  bodyOf: (id: string | undefined) => string,
  root: string | undefined,
  order: readonly string[],
): ReadPdf['tagged'] {
  const found: { role: string; pages: number[] }[] = []
  const visit = (id: string | undefined): Set<number> => {
    const body = bodyOf(id)
    const pages = new Set(
      [...body.matchAll(new RegExp(`/Pg ${REFERENCE}`, 'g'))].map(([, page]) => order.indexOf(page ?? '')),
    )
    const role = /\/S \/(\w+)/.exec(body)?.[1]
    const entry = { role: role ?? '', pages: [] as number[] }
    if (role !== undefined) found.push(entry)
    const kids = /\/K (?:\[([^\]]*)\]|(\d+ 0 R))/s.exec(body)
    // What stands on which page is said by `/Pg`, whose references are no children.
    const listed = (kids?.[1] ?? kids?.[2] ?? '').replaceAll(/<<.*?>>/gs, '')
    for (const [, kid] of listed.matchAll(new RegExp(REFERENCE, 'g'))) {
      for (const page of visit(kid)) pages.add(page)
    }
    entry.pages.push(...pages)
    return pages
  }
  visit(root)
  return found
}

function streamOf(body: string): string {
  const start = /stream\r?\n/.exec(body)
  if (start === null) return ''
  const bytes = body.slice(start.index + start[0].length, body.lastIndexOf('\nendstream'))
  return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
}

/** Follows where the origin is moved and scaled to; Skia turns nothing on a page of text. */
function placedTexts(content: string, page: number, height: number): PlacedText[] {
  const texts: PlacedText[] = []
  const kept: { sx: number; sy: number; x: number; y: number }[] = []
  let now = { sx: 1, sy: 1, x: 0, y: 0 }
  let size = 0
  for (const line of content.split('\n')) {
    const words = line.trim().split(/\s+/)
    const numbers = words.map(Number)
    const [a = 0, , , d = 0, e = 0, f = 0] = numbers
    if (line === 'q') kept.push(now)
    else if (line === 'Q') now = kept.pop() ?? now
    else if (words[6] === 'cm') {
      now = { sx: now.sx * a, sy: now.sy * d, x: now.x + now.sx * e, y: now.y + now.sy * f }
    } else if (words[2] === 'Tf') size = (numbers[1] ?? 0) * Math.abs(now.sy)
    else if (words[6] === 'Tm') texts.push({ page, x: now.x + now.sx * e, y: height - (now.y + now.sy * f), size })
  }
  return texts
}

function utf16Of(match: RegExpExecArray | null): string {
  if (match?.[2] === undefined) return match?.[1] ?? ''
  return Buffer.from(match[2], 'hex').swap16().toString('utf16le').replace('\ufeff', '')
}
