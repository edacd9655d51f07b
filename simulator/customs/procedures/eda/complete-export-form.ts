import type { Form } from '#protocol/edi/content.ts'
import { vietnamDay } from '#protocol/vietnam-time.ts'
import { isUncodedPlace } from '../../checks/transport.ts'
import type { Facts } from '../../facts.ts'
import { asciiText, wideText } from '../../outputs/wire-text.ts'
import type { ListName } from '../../reference/reference.ts'
import { grossInKilograms } from '../gross-weight.ts'

type Known = Pick<Facts, 'now' | 'reference'>

/**
 * The EDA form with what the system fills in by itself where the declarant left it blank (field notes of EDA): the
 * registered name, postcode, address and telephone of the exporter, the contractor's name, office and sub-section of
 * the warehouse, names of ports and of the vanning place. What was entered stays, but for a weight in pounds (LBR),
 * which becomes kilograms. A blank planned day (ECD) stays blank and means the day of the message.
 */
export function completeExportForm(form: Form, facts: Known): Form {
  const { head } = form
  const day = vietnamDay(facts.now)
  const entry = (list: ListName, code: string | undefined) => (code ? facts.reference.code(list, code, day) : undefined)
  const placeName = (list: ListName, code = '') =>
    isUncodedPlace(code) ? '' : asciiText(entry(list, code)?.name ?? '', 35)
  const exporter = head.EPC ? facts.reference.business(head.EPC) : undefined
  const contractor = head.EXC ? facts.reference.business(head.EXC) : undefined
  const office = head.CH ?? entry('bonded-locations', head.ST)?.extra.office
  const known: Readonly<Record<string, string | undefined>> = {
    EPN: wideText(exporter?.name ?? '', 300),
    EPP: asciiText(exporter?.postcode ?? '', 7),
    EPA: wideText(exporter?.address ?? '', 300),
    EPT: asciiText(exporter?.phone ?? '', 20),
    EXN: wideText(contractor?.name ?? '', 300),
    CH: office,
    CHB: entry('subsections', `${office ?? ''}-${WHOLE_OFFICE}`) && WHOLE_OFFICE,
    DSN: placeName('locations-foreign', head.DSC),
    PSN: placeName('locations-vn', head.PSC),
    VN: asciiText(entry('bonded-locations', head.VC1)?.name ?? '', 70),
  }
  const filled: Record<string, string> = {}
  for (const [id, text] of Object.entries(known)) if (text) filled[id] = text
  return { head: grossInKilograms({ ...filled, ...head }), lines: form.lines }
}

/** Sub-section `00` of an office stands for the office as a whole. */
const WHOLE_OFFICE = '00'
