import type { SchemaStep } from '#journal/documents/kind-rules.ts'
import type { PersonFieldRule, PersonFieldRules } from '#shared/model/person-field.ts'

/** What the store has to know of the documents of people, out of the table of their fields. */
export function personPaths(fields: PersonFieldRules): {
  steps: readonly [SchemaStep, ...SchemaStep[]]
  atomicPaths: readonly (readonly string[])[]
  watched: readonly (readonly string[])[]
} {
  const all = Object.entries(fields)
  const named = (is: (rule: PersonFieldRule) => boolean) => all.flatMap(([field, rule]) => (is(rule) ? [field] : []))
  const step = (schema: number): SchemaStep => ({
    maps: named(({ since, kept }) => since === schema && kept !== 'value' && kept !== 'text'),
    texts: named(({ since, kept }) => since === schema && kept === 'text'),
  })
  const later = Math.max(...all.map(([, { since }]) => since)) - 1
  return {
    steps: [step(1), ...Array.from({ length: later }, (_, index) => step(index + 2))],
    atomicPaths: named(({ kept }) => kept === 'entries').map((field) => [field, '*']),
    watched: all.flatMap(([field, { isWatched, kept }]) =>
      isWatched ? [kept === 'value' ? [field] : [field, '*']] : [],
    ),
  }
}

/** The names of columns that fields have of their own, with the field. */
export function ownColumns(fields: PersonFieldRules): readonly { readonly field: string; readonly column: string }[] {
  return Object.entries(fields).flatMap(([field, { column }]) =>
    column === null ? [] : [{ field, column: column.slice(0, column.indexOf(' ')) }],
  )
}
