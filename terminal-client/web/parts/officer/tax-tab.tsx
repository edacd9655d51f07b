/** Value and taxes as the system computed them: line by line, by tax, and what was stated to the business. */
import { Anchor, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DeclarationView } from '#api/declarations.ts'
import type { Assessment, LineTax } from '#customs/tax/assessment.ts'
import { showDateTime, showNumber } from '../../lib/format.ts'
import { useRead } from '../../lib/language.ts'
import { useDeclarationWords } from './declaration-words.ts'
import { useTimeline } from './use-declaration.ts'

/** Item CMN of a goods line: 182 in IDA, 190 in EDA. */
const GOODS_ITEM: Readonly<Record<string, string>> = { IDA: '182', EDA: '190' }

const baseOf = ({ base, baseQuantity, baseUnit }: LineTax): string =>
  base === '' ? `${showNumber(baseQuantity)} ${baseUnit}` : showNumber(base)

export function TaxTab({ view }: { readonly view: DeclarationView }) {
  const t = useDeclarationWords()
  const tax = view.tax as Assessment
  const lines = view.content.groups[0] ?? []
  const goods = GOODS_ITEM[view.entry] ?? ''
  const rates = Object.entries(tax.rates).map(([currency, vnd]) => `${currency} = ${showNumber(vnd)}`)
  return (
    <>
      <section className="item-section">
        <h3>{t('totals')}</h3>
        <Table withTableBorder maw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('taxName')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('lineCount')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('payable')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tax.subjects.map(({ code, name, amount, lineCount }) => (
              <Table.Tr key={code}>
                <Table.Th scope="row" fw={400}>
                  <span className="mono">{code}</span> · {name}
                </Table.Th>
                <Table.Td ta="right">{lineCount}</Table.Td>
                <Table.Td ta="right">{showNumber(amount)}</Table.Td>
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Th scope="row">{t('total')}</Table.Th>
              <Table.Td />
              <Table.Td ta="right" fw={650}>
                {showNumber(tax.totalTax)}
              </Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th scope="row" fw={400}>
                {t('totalValue')}
              </Table.Th>
              <Table.Td />
              <Table.Td ta="right">{showNumber(tax.totalValue)}</Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
        {tax.subjects.length === 0 && <p>{t('noTax')}</p>}
        {rates.length > 0 && <p className="quiet">{t('rates', { rates: rates.join(' · ') })}</p>}
      </section>
      <section className="item-section">
        <h3>{t('perLine')}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys */}
        <section className="scrolls" aria-label={t('perLine')} tabIndex={0}>
          <Table withTableBorder withColumnBorders>
            <Table.Thead>
              <Table.Tr>
                {(
                  ['line', 'goods', 'value', 'taxName', 'base', 'rate', 'computed', 'exempted', 'payable'] as const
                ).map((key) => (
                  <Table.Th key={key} scope="col">
                    {t(key)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {tax.lines.flatMap((line, index) => {
                const taxes: readonly (LineTax | undefined)[] = line.taxes.length > 0 ? line.taxes : [undefined]
                return taxes.map((one, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place
                  <Table.Tr key={`${index}-${one?.kind ?? ''}`}>
                    {n === 0 && (
                      <>
                        <Table.Th scope="rowgroup" rowSpan={taxes.length}>
                          {index + 1}
                        </Table.Th>
                        <Table.Td rowSpan={taxes.length}>{lines[index]?.[goods] ?? ''}</Table.Td>
                        <Table.Td rowSpan={taxes.length} ta="right">
                          {showNumber(line.value)}
                        </Table.Td>
                      </>
                    )}
                    <TaxCells tax={one} />
                  </Table.Tr>
                ))
              })}
            </Table.Tbody>
          </Table>
        </section>
      </section>
      <Statements number={view.number} />
    </>
  )
}

function TaxCells({ tax }: { readonly tax: LineTax | undefined }) {
  if (tax === undefined) return <Table.Td colSpan={6}>—</Table.Td>
  const exempted = tax.exemptionCode === '' ? '' : `${tax.exemptionCode} ${showNumber(tax.exemptionAmount)}`
  return (
    <>
      <Table.Td>{tax.name}</Table.Td>
      <Table.Td ta="right">{baseOf(tax)}</Table.Td>
      <Table.Td ta="right">{tax.rate}</Table.Td>
      <Table.Td ta="right">{showNumber(tax.computed)}</Table.Td>
      <Table.Td ta="right">{exempted}</Table.Td>
      <Table.Td ta="right">{showNumber(tax.payable)}</Table.Td>
    </>
  )
}

function Statements({ number }: { readonly number: string }) {
  const t = useDeclarationWords()
  const read = useRead()
  const { data } = useTimeline(number)
  const sent = (data ?? []).filter(({ kind, outputs }) => kind === 'report' && outputs[0]?.startsWith('VAF8'))
  return (
    <section className="item-section">
      <h3>{t('statements')}</h3>
      {data && sent.length === 0 && <p className="quiet">{t('noStatements')}</p>}
      <ul className="plain-list">
        {sent.map(({ seq, at, title }) => (
          <li key={seq}>
            <Anchor
              size="sm"
              renderRoot={(props) => <Link to="/terminal/messages/$seq" params={{ seq: String(seq) }} {...props} />}
            >
              {read(title)}
            </Anchor>{' '}
            <span className="quiet">{showDateTime(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
