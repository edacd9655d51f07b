/** Depth 1 of a message: what it is and what came of it, in a sentence or two (experience, Terminal). */
import { ACTION_NAMES } from '#customs/examination/action-names.ts'
import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { JournalRow } from '#training/journal-row.ts'
import type { Words } from '../api/terminal.ts'
import { isAccepted, outputTitle } from './message-row.ts'
import type { Wire } from './read-wire.ts'

export function sentencesOf(catalogue: Catalogue, row: JournalRow, wire: Wire | undefined): readonly Words[] {
  const name = procedureName(catalogue, row.procedure)
  switch (row.kind) {
    case 'request':
      return [...requestSentences(row, name, wire), ...verdictSentence(row)]
    case 'answer':
      return answerSentences(catalogue, row, name)
    case 'report':
      return reportSentences(catalogue, row)
    case 'action':
      return [actionSentence(row)]
    case 'admin':
      return [{ vi: `Việc quản trị ${row.procedure}.`, en: `Administration: ${row.procedure}.` }]
  }
}

function procedureName(catalogue: Catalogue, code: string): Words {
  const entry = catalogue.procedure(code)
  return entry ? { vi: `${code} · ${entry.name}`, en: `${code} · ${entry.term}` } : { vi: code || '?', en: code || '?' }
}

function requestSentences({ bytes }: JournalRow, name: Words, wire: Wire | undefined): readonly Words[] {
  if (wire === undefined || wire.family === 'unread')
    return [
      {
        vi: 'Bản tin gửi đến không đọc được cấu trúc; phần đọc được ở nguyên văn.',
        en: 'What was sent has no structure that can be read; see the raw text for what there is.',
      },
    ]
  const form = wire.family === 'xml' ? 'XML' : 'EDI'
  return [
    {
      vi: `Bản tin ${form} của nghiệp vụ ${name.vi}, ${bytes} byte.`,
      en: `${form} message of ${name.en}, ${bytes} bytes.`,
    },
  ]
}

function verdictSentence({ verdict }: JournalRow): readonly Words[] {
  if (verdict === null) return []
  const failed = verdict.steps.find(({ ok }) => !ok)
  if (failed) return [{ vi: `Chữ ký không được nhận: ${failed.vi}`, en: `The signature was refused: ${failed.en}` }]
  const who = verdict.signer?.subject ?? ''
  return [{ vi: `Chữ ký hợp lệ${who && ` của ${who}`}.`, en: `The signature is valid${who && `: ${who}`}.` }]
}

function answerSentences(catalogue: Catalogue, row: JournalRow, name: Words): readonly Words[] {
  const { resultCodes, declarationNo, outputs } = row
  // A pull answers with the report itself.
  if (resultCodes.length === 0) return reportSentences(catalogue, row)
  if (!isAccepted(resultCodes)) {
    const count = resultCodes.length
    return [
      {
        vi: `Nghiệp vụ ${name.vi} chưa được nhận: ${count} lỗi dưới đây. Sửa rồi gửi lại.`,
        en: `${name.en} was not accepted: ${count} ${count === 1 ? 'fault' : 'faults'} below. Correct and send again.`,
      },
    ]
  }
  const number = declarationNo && { vi: ` Số ${declarationNo}.`, en: ` Number ${declarationNo}.` }
  return [
    {
      vi: `Nghiệp vụ ${name.vi} đã được nhận.${number ? number.vi : ''}`,
      en: `${name.en} was accepted.${number ? number.en : ''}`,
    },
    ...channelSentence(outputs),
    ...reportsSentence(catalogue, outputs),
  ]
}

function reportsSentence(catalogue: Catalogue, outputs: readonly string[]): readonly Words[] {
  const reports = outputs.filter((code) => catalogue.output(code)?.kind === 'report')
  if (reports.length === 0) return []
  const titles = (side: 'vi' | 'en') =>
    reports.map((code) => `${code} ${outputTitle(catalogue, code)?.[side] ?? ''}`.trim()).join('; ')
  return [{ vi: `Thông báo gửi vào hộp thư: ${titles('vi')}.`, en: `Reports laid into the mailbox: ${titles('en')}.` }]
}

function reportSentences(catalogue: Catalogue, { outputs, declarationNo }: JournalRow): readonly Words[] {
  const [code = ''] = outputs
  const title = outputTitle(catalogue, code)
  const number = declarationNo === '' ? '' : ` · ${declarationNo}`
  return [
    { vi: `${code} ${title?.vi ?? ''}${number}.`, en: `${code} ${title?.en ?? ''}${number}.` },
    ...channelSentence([code]),
  ]
}

/** The 4th character of a classification's code tells the channel (protocol 1.5). */
const CLASSIFICATION = /^VA(?:D([123])(?:AC|FC|BK)|E([123])(?:LD|JD))$/

const CHANNELS: Readonly<Record<string, Words>> = {
  1: { vi: 'Tờ khai được phân luồng xanh.', en: 'The declaration is in the green channel.' },
  2: {
    vi: 'Tờ khai được phân luồng vàng: nộp hồ sơ để hải quan kiểm tra.',
    en: 'The declaration is in the yellow channel: hand in the dossier for examination.',
  },
  3: {
    vi: 'Tờ khai được phân luồng đỏ: nộp hồ sơ và xuất trình hàng để kiểm tra thực tế.',
    en: 'The declaration is in the red channel: hand in the dossier and present the goods for inspection.',
  },
}

function channelSentence(outputs: readonly string[]): readonly Words[] {
  for (const code of outputs) {
    const found = CLASSIFICATION.exec(code.slice(0, 6))
    const words = CHANNELS[found?.[1] ?? found?.[2] ?? '']
    if (words) return [words]
  }
  return []
}

function actionSentence({ procedure, userId, declarationNo, detail }: JournalRow): Words {
  const names: Readonly<Record<string, Words>> = ACTION_NAMES
  const name = names[procedure] ?? { vi: procedure, en: procedure }
  const note = typeof detail.note === 'string' && detail.note !== '' ? ` “${detail.note}”` : ''
  return {
    vi: `Hải quan (${userId}): ${name.vi}, tờ khai ${declarationNo}.${note}`,
    en: `Customs (${userId}): ${name.en}, declaration ${declarationNo}.${note}`,
  }
}
