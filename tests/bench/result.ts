/** One line of the table: what was measured, against what, and the most it may be. */
export interface Result {
  readonly what: string
  readonly against: string
  readonly measured: string
  readonly limit: string
  readonly kept: boolean | null
}

/** A ratio of two times or sizes of this run. */
export function ratio(what: string, against: string, ours: number, bare: number, limit: number, unit: string): Result {
  const times = ours / bare
  const measured = `${times.toFixed(2)}× (${ours.toFixed(1)} against ${bare.toFixed(1)} ${unit})`
  return { what, against, measured, limit: `${limit}×`, kept: times <= limit }
}

export function atMost(what: string, measured: number, limit: number, unit: string): Result {
  return {
    what,
    against: '',
    measured: `${measured.toFixed(1)} ${unit}`,
    limit: `${limit} ${unit}`,
    kept: measured <= limit,
  }
}

export function atLeast(what: string, measured: number, limit: number, unit: string): Result {
  return {
    what,
    against: '',
    measured: `${measured.toFixed(1)} ${unit}`,
    limit: `at least ${limit} ${unit}`,
    kept: measured >= limit,
  }
}

/** The table in Markdown, as docs/benchmarks.md has it. */
export function toMarkdown(results: readonly Result[]): string {
  const rows = results.map(({ what, against, measured, limit, kept }) => {
    const verdict = kept === null ? 'not measured' : kept ? 'kept' : '**missed**'
    return `| ${what} | ${against} | ${measured} | ${limit} | ${verdict} |`
  })
  return ['| What | Against | Measured | Limit | |', '|---|---|---|---|---|', ...rows].join('\n')
}
