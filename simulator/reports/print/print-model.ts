/** A message of the centre as a printed form (bản in). Pure: the same input gives the same view. */
import type { LayoutItem } from '#protocol/catalogue/layout.ts'
import type { PrintInput } from '../../acts/print.ts'
import type { PrintView } from '../../api/print.ts'
import { fillPaper } from './fill-paper.ts'
import { genericView } from './generic-view.ts'
import { layoutIds, paperOf } from './paper.ts'
import { showMoment, showStamp } from './show-value.ts'
import type { Stationery } from './stationery.ts'

/** The item that names the declaration, by its term: ICN, ECN, K02 … */
const NUMBER_TERM = /^declaration no\.?$/i

/**
 * A layout that a paper was drawn for is printed in the paper's order, its fixed fields stay though empty; every other
 * one shows what it holds, grouped by topic. Nothing that the message holds is left out.
 */
export function printModel(input: PrintInput, stationery: Stationery): PrintView {
  const ids = layoutIds(input.layout)
  const paper = ids && paperOf(stationery.papers, ids)
  const { boxes, goods } = ids && paper ? fillPaper(paper, ids, input, stationery) : genericView(input, stationery)
  return {
    output: input.output.slice(0, 6),
    title: { vi: input.name, en: input.term },
    subtitle: channelOf(input, stationery),
    number: headValue(input, ({ term }) => NUMBER_TERM.test(term)) || input.row.declarationNo,
    issued: showStamp(input.time),
    context: contextOf(input),
    boxes,
    goods,
    footer: { hash: input.row.hash, seq: input.row.seq, at: showMoment(input.row.at) },
    banner: 'DỮ LIỆU CHẠY THỬ',
  }
}

/** The first single item that fits and has a value, '' when none has. */
function headValue({ layout, content }: PrintInput, fits: (item: LayoutItem) => boolean): string {
  for (const segment of layout.segments) {
    if (segment.kind !== 'item' || !fits(segment.item)) continue
    const value = content.items.get(segment.item.no)
    if (value !== undefined) return value
  }
  return ''
}

/** By the digit alone: what the letter behind it means is not known (protocol 6, Channel). */
function channelOf(input: PrintInput, { lists, names }: Stationery): string {
  const code = headValue(input, ({ term }) => lists.get(term)?.includes('channels') === true)
  return names.get(`channels ${code.slice(0, 1)}`) ?? ''
}

function contextOf({ row, world: title, official }: PrintInput): string {
  const world = `Thế giới: ${title}`
  if (row.run === '') return world
  const kind = official === undefined ? 'Lượt chạy' : official ? 'Lượt chạy chính thức' : 'Lượt luyện tập'
  return `${world} · ${kind} ${row.run}`
}
