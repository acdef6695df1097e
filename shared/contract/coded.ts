import { z } from 'zod'

/** What crosses the contract instead of sentences: codes, each with the schema of its parameters. */
export type CodeTable = Readonly<Record<string, z.ZodObject>>

/** One code of a table with its parameters. */
export type Coded<Table extends CodeTable, Code extends keyof Table = keyof Table> = {
  [One in Code]: { code: One; params: z.output<Table[One]> }
}[Code]

/** The words of a language for every code of a table: one that lacks its words does not compile. */
export type CodeWords<Table extends CodeTable> = {
  readonly [Code in keyof Table]: (params: z.output<Table[Code]>) => string
}

/** The schema of a code of the table with its parameters, and of what else goes with each: the line that it is about. */
export function coded<Table extends CodeTable>(table: Table): z.ZodType<Coded<Table>>
export function coded<Table extends CodeTable, Beside extends z.ZodRawShape>(
  table: Table,
  beside: Beside,
): z.ZodType<Coded<Table> & z.output<z.ZodObject<Beside>>>
export function coded(table: CodeTable, beside: z.ZodRawShape = {}): z.ZodType {
  const shapes = Object.entries(table).map(([code, params]) => z.object({ ...beside, code: z.literal(code), params }))
  return z.discriminatedUnion('code', shapes as [(typeof shapes)[number]])
}

/** The sentence for a code. */
export function inWords<Table extends CodeTable>(words: CodeWords<Table>, { code, params }: Coded<Table>): string {
  // The parameters are those of this very code; TypeScript cannot follow that through a table of any size.
  return (words[code] as (params: unknown) => string)(params)
}
