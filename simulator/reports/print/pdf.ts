/** A print as PDF: A4, black on white, boxes as on the paper form, Tinos embedded, text selectable, with bookmarks. */
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { PrintBox, PrintGoods, PrintRow, PrintTable, PrintView } from '../../api/print.ts'
import { PAGE, PAGES, type PdfDocument } from './pdf-document.ts'

/** Points. */
const MARGIN = { side: 36, top: 58, bottom: 40 }
const RULE = 0.5
/** Label and value, twice. Of fixed width, so that a long word is broken and never widens the page. */
const WIDTHS = ['24.5%', '25.5%', '24.5%', '25.5%']
/** A goods block of more rows may break over a page; a shorter one stays together. */
const KEEP_TOGETHER = 40

const FRAME = 'frame'

export function printDocument(view: PrintView): PdfDocument {
  const number = view.number === '' ? '' : ` ${view.number}`
  return {
    pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
    info: {
      title: `${view.title.vi}${number}`,
      subject: `${view.banner} · ${view.output}`,
      creator: 'VNACCS sandbox',
    },
    defaultStyle: { font: 'Tinos', fontSize: 9, color: 'black' },
    watermark: { text: view.banner, font: 'Tinos', color: '#808080', opacity: 0.16, bold: true, angle: -55 },
    layouts: { [FRAME]: { rule: RULE, padding: [3, 1] } },
    header: headerOf(view),
    footer: footerOf(view),
    content: [...titleOf(view), ...view.boxes.flatMap((box) => boxOf(box)), ...goodsOf(view.goods)],
  }
}

function headerOf(view: PrintView): Content {
  return {
    margin: [MARGIN.side, 18, MARGIN.side, 0],
    stack: [
      { text: view.banner, bold: true, fontSize: 12, alignment: 'center', characterSpacing: 1 },
      {
        margin: [0, 4, 0, 0],
        fontSize: 8,
        columns: [
          { width: '*', text: view.context },
          { width: 'auto', text: `${view.output} · ${view.number}`, alignment: 'center' },
          { width: '*', text: ['Trang ', PAGE, '/', PAGES], alignment: 'right' },
        ],
      },
    ],
  }
}

function footerOf({ footer }: PrintView): Content {
  return {
    margin: [MARGIN.side, 8, MARGIN.side, 0],
    fontSize: 7,
    stack: [
      { text: `Nhật ký số ${footer.seq} · ${footer.at} · Mã băm SHA-256: ${footer.hash}`, alignment: 'center' },
      { text: 'Bản in của bộ mô phỏng, không có giá trị pháp lý.', alignment: 'center', italics: true },
    ],
  }
}

function titleOf(view: PrintView): Content[] {
  const heading = { text: view.title.vi, bold: true, fontSize: 15, alignment: 'center' as const }
  const lines: Content[] = [heading]
  if (view.title.en !== '') lines.push({ text: view.title.en, italics: true, alignment: 'center' })
  if (view.subtitle !== '') lines.push({ text: view.subtitle, bold: true, fontSize: 11, alignment: 'center' })
  const issued = [
    view.number === '' ? '' : `Số tờ khai: ${view.number}`,
    view.issued === '' ? '' : `Thời điểm phát: ${view.issued}`,
  ]
  lines.push({ text: issued.filter((text) => text !== '').join('   ·   '), alignment: 'center' })
  return [{ stack: lines, margin: [0, 0, 0, 6] }]
}

/** The title bar, the rows in two columns, then the tables. */
function boxOf({ title, rows, tables = [] }: PrintBox, under?: string): Content[] {
  const bar: TableCell = {
    text: title,
    bold: true,
    colSpan: 4,
    fillColor: '#eeeeee',
    outline: true,
    ...(under === undefined ? {} : { outlineParentId: under }),
  }
  const body: TableCell[][] = [[bar, {}, {}, {}], ...rowCells(rows)]
  const frame: Content = {
    table: { widths: WIDTHS, body, headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true },
    layout: FRAME,
    margin: [0, 0, 0, tables.length > 0 ? 0 : 5],
  }
  return [frame, ...tables.map((table, index) => tableOf(table, index === tables.length - 1))]
}

function rowCells(rows: readonly PrintRow[]): TableCell[][] {
  const body: TableCell[][] = []
  let open: TableCell[] | undefined
  for (const row of rows) {
    const [label, value] = [labelCell(row), valueCell(row)]
    if (row.wide) {
      if (open) body.push([...open, {}, {}])
      open = undefined
      body.push([label, { ...value, colSpan: 3 }, {}, {}])
    } else if (open) {
      body.push([...open, label, value])
      open = undefined
    } else {
      open = [label, value]
    }
  }
  if (open) body.push([...open, {}, {}])
  return body
}

const labelCell = ({ id, label }: PrintRow) => ({
  text: [
    { text: `${id} · `, fontSize: 6 },
    { text: label, fontSize: 7.5 },
  ],
})

const valueCell = ({ value }: PrintRow) => ({ text: value, bold: true })

function tableOf({ columns, rows }: PrintTable, last: boolean): Content {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const head: TableCell[] = columns.map(({ id, label }) => ({
    text: [
      { text: `${id} · `, fontSize: 6 },
      { text: label, fontSize: 7 },
    ],
  }))
  const cells = rows.map((row) =>
    row.map(
      (text, index): TableCell => ({ text, bold: true, fontSize: 8.5, alignment: columns[index]?.align ?? 'left' }),
    ),
  )
  return {
    table: {
      widths: columns.map(({ share }) => `${(100 * share) / shares}%`),
      body: [head, ...cells],
      headerRows: 1,
      dontBreakRows: true,
    },
    layout: FRAME,
    margin: [0, -RULE, 0, last ? 5 : 0],
  }
}

/** The bookmark that the goods lines hang under. */
const GOODS = 'goods'

/** One block a goods line, kept together on a page while it fits one. */
function goodsOf(goods: readonly PrintGoods[]): Content[] {
  const heading: Content = {
    text: `Chi tiết: ${goods.length} dòng`,
    id: GOODS,
    bold: true,
    fontSize: 11,
    margin: [0, 2, 0, 3],
    outline: true,
  }
  return goods.map(
    (line, index): Content => ({
      stack: [...(index === 0 ? [heading] : []), ...boxOf(line, GOODS)],
      unbreakable: line.rows.length <= KEEP_TOGETHER,
    }),
  )
}
