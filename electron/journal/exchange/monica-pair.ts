import type { MonicaAccount } from './monica-account.ts'
import { collectionsOf, fieldsOf, propertiesOf, uuidOf, type Collection } from './monica-values.ts'

/**
 * The two exports of one account as one: what the JSON has is taken of it, with what only the tables say of the same things; of the
 * tables besides whoever is not in the JSON.
 */
export function bothExports(json: MonicaAccount, sql: MonicaAccount): MonicaAccount {
  const inSql = new Map(sql.items.map((item) => [uuidOf(item.value), item]))
  const known = new Set<string>()
  const items = json.items.map(({ type, value }) => {
    known.add(uuidOf(value))
    const other = inSql.get(uuidOf(value))
    if (type !== 'contact' || other === undefined) return { type, value }
    const more = Object.entries(propertiesOf(other.value)).filter(([key]) => ONLY_IN_TABLES.has(key))
    const properties = { ...Object.fromEntries(more), ...propertiesOf(value) }
    return {
      type,
      value: { ...value, properties, data: withReasons(collectionsOf(value), collectionsOf(other.value)) },
    }
  })
  const others = sql.items.filter(({ type, value }) => type !== 'relationship' && !known.has(uuidOf(value)))
  const isCutOff = json.isCutOff || sql.isCutOff
  return { ...json, items: [...items, ...others], types: new Map([...sql.types, ...json.types]), isCutOff }
}

/** Where and how one met. */
const ONLY_IN_TABLES: ReadonlySet<string> = new Set(['first_met_where', 'first_met_additional_info'])

/** Debts with their reasons, which the JSON export lacks. */
function withReasons(json: readonly Collection[], sql: readonly Collection[]): Collection[] {
  const debts = sql.filter(({ type }) => type === 'debt').flatMap(({ values }) => values.map(fieldsOf))
  const reasons = new Map(debts.map((debt) => [uuidOf(debt), propertiesOf(debt)['reason']]))
  return json.map(({ type, values }) => ({
    type,
    values:
      type !== 'debt'
        ? values
        : values.map((value) => {
            const debt = fieldsOf(value)
            const reason = reasons.get(uuidOf(debt))
            return reason === undefined ? value : { ...debt, properties: { ...propertiesOf(debt), reason } }
          }),
  }))
}
