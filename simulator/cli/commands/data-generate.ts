import { writeFileSync } from 'node:fs'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { DossierError, type DossierOptions } from '../../../fixtures/generator/dossier.ts'
import { generateDossier } from '../../../fixtures/generator/generate-dossier.ts'
import { loadMaterials } from '../../../fixtures/generator/load-materials.ts'
import { loadReference } from '../../library/load-reference.ts'
import { type Call, type Command, CommandError, DONE, print, printJson, usageError } from '../command.ts'

/** More than a class of thirty needs for a year; a slip of the finger must not fill the disk. */
const MOST = 100_000

export const dataGenerateCommand: Command = {
  name: 'data generate',
  vi: 'Tạo dữ liệu giả lập: bộ hồ sơ khai báo; cùng hạt giống cho cùng dữ liệu.',
  en: 'Makes simulated dossiers; the same seed gives the same data.',
  usage:
    'data generate [--kind A11] [--seed 1] [--count 1] [--lines 3] [--office 02CI] [--today yyyymmdd] [--hs 84713020,…] [--out <tệp>]',
  options: {
    kind: { type: 'string', default: 'A11' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1' },
    lines: { type: 'string', default: '3' },
    office: { type: 'string', default: '02CI' },
    today: { type: 'string' },
    hs: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  about: {
    '--kind': 'mã loại hình / declaration kind',
    '--seed': 'hạt giống của bộ đầu tiên; mỗi bộ sau thêm 1 / seed of the first',
    '--count': `số bộ hồ sơ, tối đa ${MOST} / how many`,
    '--lines': 'số dòng hàng, 1-50 / goods lines',
    '--office': 'Chi cục / office',
    '--today': 'ngày lấy làm mốc; mặc định hôm nay / reference day',
    '--hs': 'chỉ dùng các mã HS này / only these HS codes',
    '--out': 'tệp ra, mỗi dòng một bộ (JSON Lines); mặc định in JSON ra màn hình / output file (JSON Lines)',
  },
  takes: [0, 0],
  async run(call) {
    const count = whole(call, 'count', 1, MOST)
    const seed = whole(call, 'seed', 0, 999_999_999)
    const lines = whole(call, 'lines', 1, 50)
    const today = call.text('today') ?? vietnamDay(Date.now())
    if (!/^\d{8}$/.test(today)) throw usageError(`--today ${today}: phải là yyyymmdd (must be yyyymmdd)`)
    const options: DossierOptions = call.text('hs') ? { hs: (call.text('hs') ?? '').split(',') } : {}
    const materials = loadMaterials(loadReference())
    const make = (index: number) =>
      generateDossier(
        { seed: seed + index, kind: call.text('kind') ?? '', office: call.text('office') ?? '', lines, today, options },
        materials,
      )
    try {
      const dossiers = Array.from({ length: count }, (_, index) => make(index))
      const out = call.text('out')
      if (out === undefined) printJson(count === 1 ? dossiers[0] : dossiers)
      else {
        writeFileSync(out, dossiers.map((dossier) => `${JSON.stringify(dossier)}\n`).join(''))
        print(`Đã ghi ${count} bộ hồ sơ vào ${out}.`)
      }
      return DONE
    } catch (error) {
      if (error instanceof DossierError) throw new CommandError(error.message)
      throw error
    }
  },
}

function whole(call: Call, name: string, least: number, most: number): number {
  const text = call.text(name) ?? ''
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw usageError(`--${name} ${text}: là số từ ${least} đến ${most}. (A number from ${least} to ${most}.)`)
}
