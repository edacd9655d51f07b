import { writeFileSync } from 'node:fs'
import { messageLayout } from '#protocol/catalogue/message-layout.ts'
import { encodeItems } from '#protocol/edi/encode.ts'
import { fromJson } from '#protocol/edi/json.ts'
import { writeMessage } from '#protocol/edi/message.ts'
import { formatResultLine } from '#protocol/edi/result-line.ts'
import { writeXml } from '#protocol/xml/write-xml.ts'
import { loadCatalogue } from '../../library/load-catalogue.ts'
import { type Command, CommandError, DONE } from '../command.ts'
import { readBytes } from '../read-message-file.ts'

export const encodeCommand: Command = {
  name: 'encode',
  vi: 'Dựng bản tin EDI (hoặc XML) từ JSON như "decode --json" in ra.',
  en: 'Makes an EDI (or XML) message from JSON as "decode --json" prints it.',
  usage: 'encode <json> [--out <tệp>] [--xml]',
  options: { out: { type: 'string', short: 'o' }, xml: { type: 'boolean' } },
  about: { '--out': 'tệp ra; không có thì in ra màn hình / output file', '--xml': 'dạng XML / the XML form' },
  takes: [1, 1],
  async run(call) {
    const catalogue = loadCatalogue()
    const path = call.positionals[0] ?? ''
    const { header, layout, content, stated, results } = fromJson(parsed(path), (named) =>
      messageLayout(catalogue, named),
    )
    if (results.length > 0)
      throw new CommandError(
        results
          .map((finding) => `${path}: ${finding.code} ${finding.item} dòng ${finding.line}: ${finding.reason}`)
          .join('\n'),
      )
    if (layout === undefined)
      throw new CommandError(`${path}: không có khuôn dạng cho "${header.output || header.procedure}" (no such layout)`)
    const bytes = call.flag('xml')
      ? writeXml(header, layout, content, stated)
      : writeMessage(
          header,
          encodeItems(layout, content, stated.length > 0 ? { resultLine: formatResultLine(stated) } : {}),
        )
    const out = call.text('out')
    if (out === undefined) process.stdout.write(bytes)
    else writeFileSync(out, bytes)
    return DONE
  },
}

/** `decode --json` adds what it found; that is no part of the message. */
function parsed(path: string): unknown {
  try {
    const value = JSON.parse(new TextDecoder().decode(readBytes(path))) as unknown
    if (typeof value !== 'object' || value === null) return value
    const { findings: _f, attachments: _a, signed: _s, ...message } = value as Record<string, unknown>
    return message
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(
      `${path}: không phải JSON hợp lệ: ${error instanceof Error ? error.message : ''} (not valid JSON)`,
    )
  }
}
