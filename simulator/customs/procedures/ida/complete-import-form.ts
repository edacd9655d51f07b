import type { Form } from '#protocol/edi/content.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { isUncodedPlace } from '../../checks/transport.ts'
import type { Facts } from '../../facts.ts'
import { asciiText, wideText } from '../../outputs/wire-text.ts'
import type { ListName } from '../../reference/reference.ts'
import { grossInKilograms } from '../gross-weight.ts'

type Known = Pick<Facts, 'now' | 'reference'>

/** Sub-section `00` of an office stands for the office as a whole. */
const WHOLE_OFFICE = '00'

/**
 * The IDA form with what the system fills in by itself where the declarant left it blank (field notes of IDA): the
 * registered name, postcode, address and telephone of the importer, the contractor's name, office and sub-section of
 * the warehouse, names of ports. What was entered stays, but for a weight in pounds (LBR), which becomes kilograms.
 */
export const completeImportForm = (form: Form, facts: Known): Form => {
  const { head } = form
  const day = vietnamDay(facts.now)
  const entry = (list: ListName, code: string | undefined) => (code ? facts.reference.code(list, code, day) : undefined)
  const placeName = (list: ListName, code = '') =>
    isUncodedPlace(code) ? '' : asciiText(entry(list, code)?.name ?? '', 35)
  const importer = head.IMC ? facts.reference.business(head.IMC) : undefined
  const contractor = head.NMC ? facts.reference.business(head.NMC) : undefined
  const office = head.CH ?? entry('bonded-locations', head.ST)?.extra.office
  const known: Readonly<Record<string, () => string | undefined>> = {
    IMN: () => wideText(importer?.name ?? '', 300),
    IMY: () => asciiText(importer?.postcode ?? '', 7),
    IMA: () => wideText(importer?.address ?? '', 300),
    IMT: () => asciiText(importer?.phone ?? '', 20),
    NMN: () => wideText(contractor?.name ?? '', 300),
    CH: () => office,
    CHB: () => entry('subsections', `${office ?? ''}-${WHOLE_OFFICE}`) && WHOLE_OFFICE,
    DSN: () => placeName('locations-vn', head.DST),
    PSN: () => placeName('locations-foreign', head.PSC),
  }
  const filled: Record<string, string> = { ...head }
  for (const [id, find] of Object.entries(known)) {
    const text = filled[id] ? undefined : find()
    if (text) filled[id] = text
  }
  return { head: grossInKilograms(filled), lines: form.lines }
}
