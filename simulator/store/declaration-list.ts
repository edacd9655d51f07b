import { type RawBuilder, sql } from 'kysely'
import type { Direction, Examination, Payment, Phase } from '#customs/declaration/declaration.ts'
import type { DeclarationQuery, DeclarationSummary } from '../ports/declaration-list.ts'
import type { Database } from './database.ts'
import type { Engine } from './session.ts'

/** Taken out of the declaration's JSON by the database, so that goods and taxes never travel. */
const FIELDS = [
  'payment',
  'declaredAt',
  'paidAt',
  'examination',
  'correction.editedAt',
  'form.head.CHB',
  'form.head.ICB',
  'form.head.ECB',
  'form.head.IMC',
  'form.head.IMN',
  'form.head.EPC',
  'form.head.EPN',
  'form.lines.0.CMN',
] as const

type Fields = readonly [
  payment: Payment,
  declaredAt: number | null,
  paidAt: number | null,
  examination: Examination | null,
  correctionEditedAt: number | null,
  ...heads: (string | null)[],
]

/** One JSON array of the fields, in their order. */
function fieldsOf(engine: Engine): RawBuilder<string> {
  if (engine === 'sqlite') {
    const paths = FIELDS.map((field) => sql.lit(`$.${field.replace('.0.', '[0].')}`))
    return sql<string>`json_extract(state, ${sql.join(paths)})`
  }
  const paths = FIELDS.map((field) => sql`state::json #> ${sql.lit(`{${field.replaceAll('.', ',')}}`)}`)
  return sql<string>`json_build_array(${sql.join(paths)})::text`
}

/** When it was declared, or last edited before that. */
const placeOf = (engine: Engine): RawBuilder<number> =>
  engine === 'sqlite'
    ? sql<number>`coalesce(json_extract(state, '$.declaredAt'), edited_at)`
    : sql<number>`coalesce((state::json ->> 'declaredAt')::bigint, edited_at)`

export async function listDeclarations(
  { query, engine }: Pick<Database, 'query' | 'engine'>,
  world: string,
  wish: DeclarationQuery,
): Promise<readonly DeclarationSummary[]> {
  const { owner, offices, phases, channel, run, before, limit } = wish
  if (offices?.length === 0 || phases?.length === 0) return []
  const place = placeOf(engine)
  const rows = await query
    .selectFrom('declarations')
    .select(['number', 'direction', 'owner', 'run', 'phase', 'channel', 'office', 'edited_at'])
    .select(fieldsOf(engine).as('fields'))
    .where('world', '=', world)
    .$if(owner !== undefined, (q) => q.where('owner', '=', owner ?? ''))
    .$if(offices !== undefined, (q) => q.where('office', 'in', offices ?? []))
    .$if(phases !== undefined, (q) => q.where('phase', 'in', phases ?? []))
    .$if(channel !== undefined, (q) => q.where('channel', '=', channel ?? 0))
    .$if(run !== undefined, (q) => q.where('run', '=', run ?? ''))
    .$if(before !== undefined, (q) =>
      q.where(
        sql<boolean>`(${place} < ${before?.at ?? 0} or (${place} = ${before?.at ?? 0} and number < ${before?.number ?? ''}))`,
      ),
    )
    .orderBy(place, 'desc')
    .orderBy('number', 'desc')
    .$if(limit !== undefined, (q) => q.limit(limit ?? 0))
    .execute()
  return rows.map(summary)
}

interface Row {
  readonly number: string
  readonly direction: string
  readonly owner: string
  readonly run: string
  readonly phase: string
  readonly channel: number
  readonly office: string
  readonly edited_at: number
  readonly fields: string
}

function summary({ fields, channel, edited_at, ...row }: Row): DeclarationSummary {
  const [payment, declaredAt, paidAt, examination, correctionEditedAt, chb, icb, ecb, imc, imn, epc, epn, goods] =
    JSON.parse(fields) as Fields
  const own = row.direction === 'import' ? { kind: icb, code: imc, name: imn } : { kind: ecb, code: epc, name: epn }
  return {
    number: row.number,
    direction: row.direction as Direction,
    owner: row.owner,
    run: row.run,
    phase: row.phase as Phase,
    ...(channel === 1 || channel === 2 || channel === 3 ? { channel } : {}),
    payment,
    editedAt: Number(edited_at),
    ...(declaredAt === null ? {} : { declaredAt }),
    ...(paidAt === null ? {} : { paidAt }),
    examination: examination ?? {},
    ...(correctionEditedAt === null ? {} : { correction: { editedAt: correctionEditedAt } }),
    office: row.office,
    subsection: chb ?? '',
    kind: own.kind ?? '',
    traderCode: own.code ?? '',
    traderName: own.name ?? '',
    goods: goods ?? '',
  }
}
