import { expect, test } from 'vitest'
import { ITEM_ORDER } from '#customs/checks/item-order.ts'
import { loadCatalogue } from '../../../../simulator/library/load-catalogue.ts'

const catalogue = loadCatalogue()

const layoutOrder = (procedure: string): readonly string[] =>
  (catalogue.layout('input', procedure)?.segments ?? []).flatMap((segment) =>
    segment.kind === 'item' ? [segment.item.id] : segment.kind === 'group' ? segment.items.map((item) => item.id) : [],
  )

test('protocol 5: findings are ordered by the layouts of IDA and EDA as the catalogue holds them', () => {
  expect(ITEM_ORDER.import).toEqual(layoutOrder('IDA'))
  expect(ITEM_ORDER.export).toEqual(layoutOrder('EDA'))
})
