/** What is wrong with a value by itself, in words: at its field, and in the summary. */
import type { Words } from '#api/terminal.ts'
import { utf8Length } from '#protocol/edi/utf8.ts'
import { type Oddity, oddityOf } from '#protocol/forms/item-oddity.ts'
import { toDisplay } from '#protocol/forms/item-text.ts'
import type { FormItem } from './form-model.ts'

const both = (vi: string, en: string): Words => ({ vi, en })

/** Undefined when nothing is wrong with it. */
export function oddWords({ plan, layout }: FormItem, value: string): Words | undefined {
  const oddity = oddityOf(plan.kind, layout.type, layout.length, value)
  return oddity && wordsOf(oddity, `“${toDisplay(plan.kind, value)}”`)
}

/** How long it is and may be, whatever else is wrong with it; undefined when it is not too long. */
export function lengthWords({ layout }: FormItem, value: string): Words | undefined {
  const { type, length } = layout
  const bytes = utf8Length(value)
  return bytes > length ? tooLong({ kind: 'tooLong', type, bytes, length }) : undefined
}

function wordsOf(oddity: Oddity, shown: string): Words {
  switch (oddity.kind) {
    case 'date':
      return both(
        `${shown} không phải là ngày có thật; nhập ngày/tháng/năm, ví dụ 05/01/2026.`,
        `${shown} is no day of the calendar; enter day/month/year, e.g. 05/01/2026.`,
      )
    case 'time':
      return both(
        `${shown} không phải là giờ có thật; nhập giờ:phút, ví dụ 08:30.`,
        `${shown} is no time of day; enter hours:minutes, e.g. 08:30.`,
      )
    case 'tooLong':
      return tooLong(oddity)
    case 'signs':
      return signs(oddity, shown)
  }
}

function tooLong({ type, bytes, length }: Extract<Oddity, { kind: 'tooLong' }>): Words {
  if (type !== 'W')
    return both(`Quá dài: ${bytes} ký tự, tối đa ${length}.`, `Too long: ${bytes} characters, at most ${length}.`)
  return both(
    `Quá dài: ${bytes}/${length} byte. Chữ có dấu chiếm 2–3 byte; rút ngắn lại.`,
    `Too long: ${bytes}/${length} bytes. An accented letter takes 2 or 3; shorten it.`,
  )
}

function signs({ type, sign }: Extract<Oddity, { kind: 'signs' }>, shown: string): Words {
  switch (type) {
    case 'I':
      return both(
        `${shown} không phải là số nguyên; chỉ nhập chữ số, ví dụ 1234.`,
        `${shown} is no whole number; enter digits only, e.g. 1234.`,
      )
    case 'F':
      return both(`${shown} không phải là số; nhập như 1.234,56.`, `${shown} is no number; enter it like 1.234,56.`)
    case 'A':
      return both(
        `Ô này không nhận “${sign}”; chỉ nhận chữ không dấu, chữ số, dấu cách và dấu câu, trừ $ ^ _ \` { | } ~.`,
        `“${sign}” cannot be used here; only letters without accents, digits, spaces and signs other than $ ^ _ \` { | } ~.`,
      )
    case 'W':
      return both(
        'Có ký tự điều khiển hoặc kana nửa khổ, bản tin không mang được; xóa ký tự đó.',
        'There is a control character or half-width kana, which a message cannot carry; delete it.',
      )
  }
}
