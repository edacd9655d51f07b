/** Help on codes where one stands: a result code of a procedure, an output of the centre. */
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { OutputHelp, ResultHelp } from '../api/terminal.ts'
import { type Done, done, unknown } from './problem.ts'

/** Blanks of a text that only an answer can fill. */
const asRule = (text: string): string =>
  text
    .replaceAll(' “{value}”', '')
    .replaceAll('“{value}”', '')
    .replaceAll('{value}', '…')
    .replaceAll('{line}', 'n')
    .replaceAll('{item}', '…')

export function resultHelp(catalogue: Catalogue, procedure: string, code: string): Done<ResultHelp> {
  const text = catalogue.text(procedure, code)
  const official = catalogue.isOfficialResult(procedure, code)
  if (text === undefined && !official)
    return unknown(
      'result-code',
      `Nghiệp vụ ${procedure} không có mã kết quả ${code}.`,
      `Procedure ${procedure} has no result code ${code}.`,
    )
  return done({
    procedure,
    code,
    item: text?.item ?? '0000',
    text: text
      ? { vi: asRule(text.vi), en: asRule(text.en) }
      : {
          vi: 'Mã có trong danh mục chính thức; chưa có lời giải thích.',
          en: 'The code is on the official list; there is no explanation yet.',
        },
    todo: { vi: text ? asRule(text.todo) : '', en: '' },
    official,
  })
}

export function outputHelp(catalogue: Catalogue, code: string): Done<OutputHelp> {
  const entry = catalogue.output(code)
  if (entry === undefined) return unknown('output', `Không có thông điệp ra ${code}.`, `There is no output ${code}.`)
  const { name, term, kind, procedure } = entry
  return done({ code: entry.code, title: { vi: name, en: term }, kind, procedure })
}
