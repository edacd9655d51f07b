/** VAD487 / VAE474: the notice that goods are to be inspected (thông báo yêu cầu kiểm tra thực tế hàng hóa; CKO). */
import { vietnamDay } from '#protocol/vietnam-time.ts'
import type { Output } from '../decision.ts'
import type { Declaration } from '../declaration/declaration.ts'
import { fillItems, type ItemTable } from '../outputs/item-table.ts'
import type { ReportContext } from '../outputs/report-context.ts'
import { asciiText, wideText } from '../outputs/wire-text.ts'

interface Noticed {
  readonly declaration: Declaration
  /** Items of the form, '' when empty. */
  readonly item: (id: string) => string
  readonly percent: number
  readonly place: string
  readonly note: string
  readonly officer: string
  /** Name of a bonded location, '' when the code is unknown. */
  readonly warehouse: (code: string) => string
}

/** An item that the two forms call differently. */
const either =
  (importItem: string, exportItem: string) =>
  ({ declaration, item }: Noticed): string =>
    item(declaration.direction === 'import' ? importItem : exportItem)

const MAX_CONTAINERS_NAMED = 5
const WHOLE = 100

// biome-ignore format: aligned, to be read as a table
const ITEMS: ItemTable<Noticed> = {
  K01: () => 'THÔNG BÁO KIỂM TRA THỰC TẾ HÀNG HÓA',
  K02: ({ declaration }) => declaration.number,
  K04: either('ICB', 'ECB'),
  ADA: 'CCC',
  ADB: 'MTC',
  K06: (noticed) => either('ICC', 'ECC')(noticed) || noticed.declaration.owner.slice(0, 5),
  K07: 'CH',
  K08: 'CHB',
  K09: either('BL1', 'EKN'),
  K11: 'ST',
  K12: ({ item, warehouse }) => warehouse(item('ST')),
  K13: 'NO',
  K14: 'NOT',
  K15: 'GW',
  K16: 'GWT',
  K20: 'VSC',
  K21: 'VSN',
  K25: either('IMC', 'EPC'),
  K26: either('IMN', 'EPN'),
  K29: 'MRK',
  K30: (noticed) => containerCount(noticed),
  A1: (noticed) => container(noticed, 0),
  A2: (noticed) => container(noticed, 1),
  A3: (noticed) => container(noticed, 2),
  A4: (noticed) => container(noticed, 3),
  A5: (noticed) => container(noticed, 4),
  K31: (noticed) => (containers(noticed).length > MAX_CONTAINERS_NAMED ? 'X' : ''),
  K37: (noticed) => either('DST', 'DSC')(noticed).slice(0, 5),
  K38: 'REF',
  K39: ({ declaration }) => String(declaration.channel ?? ''),
  K40: () => 'Luồng đỏ',
  K41: ({ declaration }) => String(declaration.channel ?? ''),
  // SIM-defined letters: A the whole lot, B a share of it.
  K42: ({ percent }) => (percent === WHOLE ? 'A' : 'B'),
  K43: ({ percent }) => (percent === WHOLE ? 'Kiểm tra toàn bộ lô hàng' : `Kiểm tra theo tỷ lệ ${percent}% lô hàng`),
  K45: ({ officer }) => asciiText(officer, 8),
  K46: ({ place }) => (isLocationCode(place) ? place : ''),
  K47: ({ place, warehouse }) => (isLocationCode(place) ? warehouse(place) : asciiText(place, 20)),
  K50: ({ place, note }) => wideText([isLocationCode(place) ? '' : place, note].filter((text) => text !== '').join('. '), 840),
  // SIM-defined: 1, an officer opens and sees the goods; the sandbox has no scanner.
  K51: () => '1',
  K52: () => 'Công chức kiểm tra trực tiếp',
  K53: ({ percent }) => (percent === WHOLE ? 'X' : ''),
}

/** The notice for the order that the declaration carries; without one there is nothing to notify: an error. */
export function inspectionNotice(
  declaration: Declaration,
  context: ReportContext & { readonly officer: string },
): Output {
  const { inspection } = declaration.examination
  if (inspection === undefined) throw new Error(`${declaration.number} has no inspection order`)
  const day = vietnamDay(context.now)
  const item = (id: string): string => declaration.form.head[id] ?? ''
  const warehouse = (code: string): string =>
    asciiText(context.reference.code('bonded-locations', code, day)?.name ?? '', 20)
  const { percent, place, note } = inspection
  const noticed = { declaration, item, percent, place, note, officer: context.officer, warehouse }
  const head = fillItems(ITEMS, noticed, item)
  return { code: declaration.direction === 'import' ? 'VAD487' : 'VAE474', form: { head, lines: [] } }
}

/** Only the export form names its containers (C01-C50); the import form counts them (COC). */
function containers({ declaration, item }: Noticed): readonly string[] {
  if (declaration.direction === 'import') return []
  return Array.from({ length: 50 }, (_, i) => item(`C${String(i + 1).padStart(2, '0')}`)).filter((id) => id !== '')
}

const container = (noticed: Noticed, index: number): string => containers(noticed)[index] ?? ''

function containerCount(noticed: Noticed): string {
  if (noticed.declaration.direction === 'import') return noticed.item('COC')
  const { length } = containers(noticed)
  return length === 0 ? '' : String(length)
}

const isLocationCode = (place: string): boolean => /^[A-Z0-9]{5,7}$/.test(place)
