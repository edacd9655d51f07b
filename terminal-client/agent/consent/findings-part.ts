import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import { formatResult } from '#protocol/edi/result-line.ts'
import type { Examined, LayoutFinding } from '../service/examine-message.ts'
import { allItems, type Fact } from '../service/summary.ts'
import { both, type Html, html } from './html.ts'

/** Where a message breaks its layout, with the very values: it may be signed to practise the refusal, never unseen. */
export function findingsPart(catalogue: Catalogue, message: Examined): Html {
  const { findings } = message
  if (findings.length === 0) return html``
  const { single, rows } = allItems(catalogue, message)
  const facts = (line: number): readonly Fact[] =>
    line === 0 ? single : (rows.find(({ n }) => n === line)?.facts ?? [])
  const surplus = findings.find(({ code }) => code === 'E0001')?.line ?? Number.POSITIVE_INFINITY
  return html`<div class="alert findings" role="alert" tabindex="0" aria-label="Lỗi khuôn dạng">
<p><span class="sign" aria-hidden="true">!</span> ${both({
    vi: `Bản tin có ${findings.length} chỗ trái khuôn dạng. Vẫn ký được để diễn tập, nhưng hệ thống sẽ từ chối:`,
    en: `The message breaks its layout (${findings.length}). It can be signed for practice, but the centre will refuse it:`,
  })}</p>
<ul>${findings.map((finding) => findingRow(finding, facts(finding.line)))}</ul>
${rows.filter(({ n }) => n >= surplus).map(({ n, facts: line }) => surplusRow(n, line))}</div>`
}

function findingRow(finding: LayoutFinding, facts: readonly Fact[]): Html {
  const { item, line, text } = finding
  const fact = facts.find(({ id }) => id === item.trim())
  const place = line > 0 ? `, dòng ${line}` : ''
  return html`<li><code>${formatResult(finding)}</code> ${fact && html`<strong>${fact.id} · ${fact.label.vi}${place}</strong>: <span class="value">${fact.value}</span>. `}${both(text)}</li>`
}

const surplusRow = (n: number, facts: readonly Fact[]): Html =>
  html`<p><strong>${both({ vi: `Dòng thừa ${n}`, en: `surplus line ${n}` })}</strong>: ${facts.map(({ id, value }) => html`<code>${id}</code> <span class="value">${value}</span>; `)}</p>`
