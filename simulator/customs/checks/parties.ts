import { type Rule, wrongIf, wrongSlot } from './rule.ts'

/** Rules about importer, exporter and their principals. */

/** Not a registered business. */
export const notRegistered: Rule = wrongSlot((code, scene) => scene.reference.business(code) === undefined)

const plain = (name: string) => name.normalize('NFC').toUpperCase().replace(/\s+/g, ' ').trim()

/** The name stated differs from the registered one of the code in the second item; no name, no complaint. */
export const otherName: Rule = wrongIf((name, code, scene) => {
  const registered = scene.reference.business(code)?.name ?? ''
  return name !== '' && registered !== '' && name !== registered && plain(name) !== plain(registered)
})

/** Neither stated nor registered: the name, address or telephone of the code in the second item. */
export const nowhereStated = (field: 'name' | 'address' | 'phone'): Rule =>
  wrongIf((value, code, scene) => {
    if (value !== '' || code === '') return false
    const business = scene.reference.business(code)
    return business !== undefined && business[field] === ''
  })

/** E0205: a declaration of the priority kind by a trader that is not a priority enterprise. */
export const notPriority: Rule = wrongIf((code, _, scene) => scene.reference.business(code)?.aeo === false)
