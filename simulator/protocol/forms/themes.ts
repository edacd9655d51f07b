import type { LayoutItem } from '../catalogue/layout.ts'
import type { Bilingual } from './planned-form.ts'

/** What a part of a form is about, where no form file says it. */
export type Theme =
  | 'general'
  | 'parties'
  | 'people'
  | 'transport'
  | 'containers'
  | 'dangerous'
  | 'stores'
  | 'goods'
  | 'values'
  | 'taxes'
  | 'documents'
  | 'health'
  | 'notes'
  | 'instructions'

const both = (vi: string, en: string): Bilingual => ({ vi, en })

/** Headings: of the fields of a theme, and of a table of its items. */
export const THEMES: Readonly<Record<Theme, { readonly title: Bilingual; readonly table: Bilingual }>> = {
  general: { title: both('Thông tin chung', 'General information'), table: both('Danh sách kê khai', 'List') },
  parties: { title: both('Các bên liên quan', 'Parties'), table: both('Danh sách các bên', 'List of parties') },
  people: {
    title: both('Người trên phương tiện', 'Persons on board'),
    table: both('Danh sách người', 'List of persons'),
  },
  transport: {
    title: both('Phương tiện và hành trình', 'Means of transport and route'),
    table: both('Danh sách điểm và phương tiện trên hành trình', 'Places and means of transport on the route'),
  },
  containers: {
    title: both('Container và niêm phong', 'Containers and seals'),
    table: both('Danh sách container', 'Containers'),
  },
  dangerous: {
    title: both('Hàng nguy hiểm', 'Dangerous goods'),
    table: both('Danh sách hàng nguy hiểm', 'Dangerous goods'),
  },
  stores: {
    title: both('Đồ dùng, dự trữ trên phương tiện', 'Stores on board'),
    table: both('Danh sách đồ dùng, dự trữ trên phương tiện', 'Stores on board'),
  },
  goods: {
    title: both('Hàng hóa và vận đơn', 'Goods and transport documents'),
    table: both('Danh sách hàng', 'Goods'),
  },
  values: { title: both('Trị giá và thanh toán', 'Value and payment'), table: both('Danh sách khoản tiền', 'Amounts') },
  taxes: { title: both('Thuế và bảo lãnh', 'Tax and security'), table: both('Danh sách khoản thuế', 'Taxes') },
  documents: {
    title: both('Giấy phép và chứng từ', 'Permits and documents'),
    table: both('Danh sách giấy phép, chứng từ', 'Permits and documents'),
  },
  health: {
    title: both('Y tế và kiểm dịch', 'Health and quarantine'),
    table: both('Danh sách khai báo y tế, kiểm dịch', 'Health and quarantine'),
  },
  notes: { title: both('Ghi chú', 'Notes'), table: both('Danh sách ghi chú', 'Notes') },
  instructions: {
    title: both('Chỉ thị của Hải quan', 'Instructions of customs'),
    table: both('Danh sách chỉ thị của Hải quan', 'Instructions of customs'),
  },
}

/** Headings of repeated rows, where they differ from those of a table. */
export const LINES_TITLES: Readonly<Partial<Record<Theme, Bilingual>>> = {
  general: both('Các dòng kê khai', 'Lines'),
  transport: both('Danh sách phương tiện, địa điểm', 'Means of transport and places'),
}

/** Read from the top: the first that fits the English term decides. */
const WORDS: readonly (readonly [Theme, RegExp])[] = [
  ['general', /^submission to|^user code of/i],
  ['instructions', /instruction|for customs use/i],
  ['notes', /remark|special note|^notes?$|owner's note|internal control|^others$/i],
  ['health', /diseas|infect|sick|deceased|stowaway|vaccin|sanitary|medic|doctor|health|quarantine|animal|symptom/i],
  ['people', /crew|passenger|captain|driver|passport|embark|visa|sex$|date of birth|nationality of person/i],
  [
    'dangerous',
    /un number|flash point|packing group|subsidiary risk|pollutant|\bems\b|proper shipping|imo class|^class$|stowage position/i,
  ],
  ['stores', /stores/i],
  ['containers', /container|seal no|freight car no|vanning/i],
  [
    'parties',
    /importer|exporter|consign|declarant|submitter|transporter|trustor|owner|operator|notify|forward|address|postcode|post code|telephone|phone|fax|e-?mail|manager|agent|shipper|country code\s?\(/i,
  ],
  ['taxes', /\btax|duty|exempt|reduction|security|guarantee|bank/i],
  ['documents', /permit|licen[cs]e|certificate|attach|other law|contract|dossier|law code|regulations/i],
  [
    'goods',
    /cargo|goods|item name|hs code|package|piece|weight|quantity|b\/l|awb|marks|origin|tonnage of|volume of|capacity|packing|commodity/i,
  ],
  ['values', /price|value|invoice|freight|insurance|amount|currency|payment|\bcharge|deduction|adjustment/i],
  [
    'transport',
    /vessel|ship|flight|\bair|\bport\b|station|arriv|depart|transport|border gate|voyage|train|berth|route|location|place|call sign|vehicle|chassis|engine|truck|loading|discharge|stop/i,
  ],
  ['general', /declaration|customs|processing|type|submission|number|classification|indication/i],
]

/** What an item is about by its English term; undefined when the term does not tell. */
export function themeOf({ term }: Pick<LayoutItem, 'term'>): Theme | undefined {
  return WORDS.find(([, words]) => words.test(term))?.[0]
}
