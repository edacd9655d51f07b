import type { PersonView } from '../api/session.ts'
import type { Person } from '../ports/records.ts'
import type { Office } from './office.ts'

/** A person as the API shows them: nothing secret. */
export const personView = (office: Office, person: Person): PersonView => ({
  login: person.login,
  name: person.name,
  unit: person.unit,
  unitName: office.reference.anyCode('offices', person.unit)?.name ?? person.unit,
  subsection: person.subsection ?? '',
  roles: person.roles,
  mustChange: person.mustChange,
  disabled: person.disabled,
})
