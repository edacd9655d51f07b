/** The catalogue of scenarios as a Markdown table, for `scenarios/README.md`. */
import type { Scenario } from './scenario.ts'

export function scenarioTable(scenarios: readonly Scenario[]): string {
  const rows = [...scenarios]
    .sort((a, b) => (a.group === b.group ? (a.id < b.id ? -1 : 1) : a.group < b.group ? -1 : 1))
    .map(({ id, group, title, kind, steps, clauses }) => {
      const roles = new Set(steps.map(({ role }) => (role === 'business' ? 'doanh nghiệp' : 'hải quan')))
      const cells = [
        group,
        `[${title.vi}](${id}.yaml)`,
        title.en,
        kind,
        String(steps.length),
        [...roles].join(', '),
        clauses.join(' '),
      ]
      return `| ${cells.join(' | ')} |`
    })
  return [
    '| nhóm | kịch bản | scenario | loại hình | bước | vai | mục |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}
