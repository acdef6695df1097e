import type { Sql } from '#journal/documents/statements.ts'

/** Below this, no silence is long for anybody. */
export const MIN_SILENCE_DAYS = 7
/** After this, somebody who spoke with me again has remembered me. */
export const HALF_A_YEAR_DAYS = 182

/**
 * What ended a silence: a conversation after which one had not spoken for `days`. `written`: I wrote, a message, an e-mail or
 * a letter, and as far as is known it was not they who began; of these the first conversation since that is an answer: one
 * that was spoken, or that they began. Of what was spoken, and of people without a cadence, for whom no silence is long, only
 * where the silence was longer than half a year.
 */
export const SILENCES_TABLE = `
    CREATE TABLE silences (
      n INTEGER NOT NULL, conversation_n INTEGER NOT NULL, day INTEGER NOT NULL, days INTEGER NOT NULL,
      written INTEGER NOT NULL, answer_n INTEGER, answer_day INTEGER, PRIMARY KEY (n, conversation_n)
    ) WITHOUT ROWID;
    CREATE INDEX silences_by_day ON silences (written, day DESC, n, conversation_n, days, answer_day);`

const WRITTEN = `(c.channel IN ('email', 'message', 'letter') AND c.started_by <> 'them')`
// Day and number of a conversation as one number; days before 1970 are below zero.
const NUMBERS = 2 ** 32
const DAYS = 1_000_000

// One row for each conversation of somebody, whatever the names that were merged; the earliest answer behind each.
const INSERT = (whose: string) => `
  INSERT INTO silences SELECT n, conversation_n, day, day - before, written,
    CASE WHEN written THEN answer % ${NUMBERS} END, CASE WHEN written THEN answer / ${NUMBERS} - ${DAYS} END
  FROM (
    SELECT n, conversation_n, day, written, has_cadence, lag(day) OVER in_order AS before,
      min(CASE WHEN NOT written THEN (day + ${DAYS}) * ${NUMBERS} + conversation_n END)
        OVER (PARTITION BY n ORDER BY day, conversation_n ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS answer
    FROM (
      SELECT DISTINCT p.n, l.day, l.n AS conversation_n, ${WRITTEN} AS written, p.max_days IS NOT NULL AS has_cadence
      FROM people AS p JOIN links AS l ON l.target_id = p.id AND l.role = 'participant'
        JOIN conversations AS c ON c.n = l.n
      ${whose}
    ) WINDOW in_order AS (PARTITION BY n ORDER BY day, conversation_n)
  ) WHERE day - before >= CASE WHEN written AND has_cadence THEN ${MIN_SILENCE_DAYS} ELSE ${HALF_A_YEAR_DAYS} END`

const INSERT_OF_ALL = INSERT('')
const INSERT_OF_SOME = INSERT('WHERE p.id IN (SELECT value FROM json_each(?))')

/** Brings the silences of some people (null: of everybody) up to date with the conversations that there are. */
export function refreshSilences(sql: Sql, ids: readonly string[] | null): void {
  if (ids === null) {
    sql('DELETE FROM silences').run()
    sql(INSERT_OF_ALL).run()
  } else {
    const asked = JSON.stringify(ids)
    sql('DELETE FROM silences WHERE n IN (SELECT n FROM people WHERE id IN (SELECT value FROM json_each(?)))').run(
      asked,
    )
    sql(INSERT_OF_SOME).run(asked)
  }
}
