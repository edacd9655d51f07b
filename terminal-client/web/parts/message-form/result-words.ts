/** Findings in words: the catalogue's texts for official codes, our own where there is no code. */
import type { Finding, ResultTexts, Words } from '#api/terminal.ts'
import type { Form } from '#protocol/edi/content.ts'
import type { Result } from '#protocol/edi/result.ts'
import type { StoredValues } from '#protocol/edi/stored-content.ts'
import { toDisplay } from '#protocol/forms/item-text.ts'
import type { FormItem, FormModel } from './form-model.ts'
import { lengthWords, oddWords } from './oddity-words.ts'

const both = (vi: string, en: string): Words => ({ vi, en })
const SPLIT = both(
  'Tối đa 50 dòng một tờ khai. Chia lô hàng thành nhiều tờ khai: nhập FIC (F ở tờ đầu, số tờ khai đầu ở các tờ sau), BNO (tờ thứ mấy) và DNO (tổng số tờ).',
  'At most 50 lines a declaration. Split the consignment: enter FIC (F on the first, its number on the others), BNO (which one) and DNO (how many).',
)

/** What to do when a group holds no more rows. */
export function tooManyLines(model: FormModel, group: number): Words {
  const most = model.most[group] ?? 0
  if (model.find('FIC', 0) !== undefined && most === 50) return SPLIT
  return both(
    `Bản tin này chứa tối đa ${most} dòng. Bỏ bớt dòng, hoặc gửi phần còn lại bằng một bản tin khác.`,
    `This message holds ${most} lines at most. Take lines out, or send the rest in another message.`,
  )
}

export function explainFinding(
  model: FormModel,
  content: StoredValues,
  texts: ResultTexts,
  { code, item: given, line }: Result,
): Finding {
  const id = given.trim()
  const item = id === '0000' ? undefined : model.find(id, line)
  const known = texts[code]
  const raw = item ? valueIn(item, content, line) : ''
  const value = item ? toDisplay(item.plan.kind, raw) : ''
  const fill = (text: string, blank: string): string =>
    text
      .replaceAll('{item}', id)
      .replaceAll('{line}', String(line))
      .replaceAll('“{value}”', value === '' ? blank : `“${value}”`)
      .replaceAll('{value}', value === '' ? blank : value)
  const base = { code, item: id, no: item?.no ?? 0, line }
  if (code === 'E0001' && line > 0) return { ...base, text: tooManyLines(model, 0), todo: both('', '') }
  // What is wrong with the value itself is told better than by a text that serves every item.
  const odd = item && (code === 'S0900' ? oddWords(item, raw) : code === 'S0999' ? lengthWords(item, raw) : undefined)
  if (odd) return { ...base, text: odd, todo: both('', '') }
  if (known === undefined)
    return {
      ...base,
      text: both('Hệ thống sẽ từ chối với mã này.', 'The centre will refuse with this code.'),
      todo: both('', ''),
    }
  return {
    ...base,
    text: both(fill(known.text.vi, '(để trống)'), fill(known.text.en, '(blank)')),
    todo: both(fill(known.todo.vi, ''), known.todo.en),
  }
}

function valueIn(item: FormItem, content: StoredValues, line: number): string {
  const values = item.group < 0 ? content.items : content.groups[item.group]?.[line - 1]
  return values?.[item.no] ?? ''
}

/** Days and times that there are not, also where no rule of the procedure looks at them. */
export function unreal(model: FormModel, content: StoredValues, found: readonly Finding[]): readonly Finding[] {
  const told = new Set(found.map(({ no, line }) => `${no}/${line}`))
  const timed = [...model.byNo.values()].filter(({ plan }) => plan.kind === 'date' || plan.kind === 'time')
  const finding = (item: FormItem, line: number): readonly Finding[] => {
    const text = told.has(`${item.no}/${line}`) ? undefined : oddWords(item, valueIn(item, content, line))
    return text ? [{ code: '', item: item.id, no: item.no, line, text, todo: both('', '') }] : []
  }
  return timed.flatMap((item) =>
    item.group < 0 ? finding(item, 0) : (content.groups[item.group] ?? []).flatMap((_, at) => finding(item, at + 1)),
  )
}

/** M items left empty: in the head, and in every line that holds something. */
export function missing(model: FormModel, content: StoredValues, found: readonly Result[]): readonly Finding[] {
  const told = new Set(found.map(({ item, line }) => `${item.trim()}/${line}`))
  const finding = (item: FormItem, line: number): Finding => ({
    code: '',
    item: item.id,
    no: item.no,
    line,
    text: both(
      `${line > 0 ? `Dòng ${line}: chưa` : 'Chưa'} nhập ${item.id} · ${item.label}.`,
      `${line > 0 ? `Line ${line}: ` : ''}${item.id} · ${item.layout.term} is missing.`,
    ),
    todo: both('Chỉ tiêu bắt buộc (M): nhập giá trị.', 'Mandatory (M): enter a value.'),
  })
  const wanted = [...model.byNo.values()].filter(({ layout }) => layout.mandatory).sort((a, b) => a.no - b.no)
  const heads = wanted.filter((item) => item.group < 0 && !content.items[item.no]?.trim())
  const lines = content.groups.flatMap((rows, group) =>
    rows.flatMap((row, at) => {
      if (!Object.values(row).some((value) => value.trim() !== '')) return []
      const own = wanted.filter((item) => item.group === group && !row[item.no]?.trim())
      return own.map((item) => finding(item, at + 1))
    }),
  )
  return [...heads.map((item) => finding(item, 0)), ...lines].filter(({ item, line }) => !told.has(`${item}/${line}`))
}

/** What the centre will look at besides. */
export function notHere(form: Form, numberItem: string, quoted: readonly string[]): readonly Words[] {
  const number = form.head[numberItem]
  return [
    ...(number
      ? [
          both(
            `Trạng thái và quyền sửa của tờ khai ${number} do hệ thống kiểm khi gửi.`,
            `State and ownership of declaration ${number} are checked by the centre.`,
          ),
        ]
      : []),
    ...quoted.map((item) =>
      both(
        `Tờ khai dẫn chiếu ở ${item} (${form.head[item]}) do hệ thống kiểm khi gửi.`,
        `The declaration quoted in ${item} (${form.head[item]}) is checked by the centre.`,
      ),
    ),
  ]
}
