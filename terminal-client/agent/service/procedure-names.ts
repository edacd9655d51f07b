import type { Catalogue } from '#protocol/catalogue/catalogue.ts'
import type { ProcedureEntry } from '#protocol/catalogue/procedure-entry.ts'
import type { Sentence } from '../token-error.ts'

/**
 * What a person is asked to sign, in our own Vietnamese words: the procedures that want a signature, and those that
 * carry files. The catalogue's official titles are English; its own Vietnamese label wins where it has one.
 */
const names: Readonly<Record<string, string>> = {
  ACH: 'Đăng ký bản lược khai hàng hóa (đường không)',
  AMA: 'Khai bổ sung sau thông quan: khai thông tin thuế sửa đổi',
  AMC: 'Khai bổ sung sau thông quan: khai chính thức',
  BIA: 'Báo hàng vận chuyển đến đích',
  BOA: 'Báo hàng vận chuyển khởi hành',
  CAW: 'Sửa bản lược khai hàng hóa (đường không)',
  CLR: 'Xác nhận hàng đã xếp lên phương tiện',
  CMF: 'Sửa bản lược khai hàng hóa (đường biển)',
  COT: 'Sửa tờ khai vận chuyển',
  CRM: 'Sửa bản lược khai hàng hóa (đường sắt)',
  DCL: 'Nộp danh sách container dỡ xuống',
  DMF: 'Nộp bản lược khai hàng hóa (đường biển)',
  DRM: 'Nộp bản lược khai hàng hóa (đường sắt)',
  EAW: 'Nộp bản lược khai hàng hóa (đường không)',
  EDA: 'Khai thông tin xuất khẩu',
  EDA01: 'Khai sửa đổi, bổ sung tờ khai xuất khẩu trong thông quan',
  EDC: 'Khai chính thức tờ khai xuất khẩu',
  EDE: 'Khai chính thức bản sửa tờ khai xuất khẩu',
  GIR: 'Đăng ký thông báo đến (đường không)',
  GOR: 'Đăng ký thông báo rời đi (đường không)',
  HCH: 'Đăng ký vận đơn thứ cấp (đường không)',
  HRM: 'Đăng ký vận đơn thứ cấp (đường sắt)',
  HYE: 'Sửa hồ sơ khai có tệp đính kèm',
  HYS: 'Đăng ký hồ sơ khai có tệp đính kèm',
  IDA: 'Khai thông tin nhập khẩu',
  IDA01: 'Khai sửa đổi, bổ sung tờ khai nhập khẩu trong thông quan',
  IDC: 'Khai chính thức tờ khai nhập khẩu',
  IDE: 'Khai chính thức bản sửa tờ khai nhập khẩu',
  IVA: 'Đăng ký hóa đơn, bảng kê đóng gói',
  MEC: 'Khai xuất khẩu hàng trị giá thấp',
  MEE: 'Khai sửa tờ khai xuất khẩu trị giá thấp',
  MFR: 'Đăng ký bản lược khai hàng hóa (đường biển)',
  MIC: 'Khai nhập khẩu hàng trị giá thấp',
  MIE: 'Khai sửa tờ khai nhập khẩu trị giá thấp',
  MSB: 'Gửi tệp chứng từ đính kèm',
  NLR: 'Báo danh sách thuyền viên, tổ lái',
  NVC: 'Đăng ký vận đơn thứ cấp (đường biển)',
  OLA: 'Khai thông tin vận chuyển',
  OLC: 'Khai chính thức tờ khai vận chuyển',
  PLR01: 'Báo danh sách hành khách',
  RIR: 'Đăng ký thông báo đến (đường sắt)',
  RMR: 'Đăng ký bản lược khai hàng hóa (đường sắt)',
  ROR: 'Đăng ký thông báo rời đi (đường sắt)',
  SAA: 'Xin kiểm dịch động vật, sản phẩm động vật nhập khẩu',
  SAZ: 'Ghi kết quả kiểm dịch động vật, sản phẩm động vật',
  SEA: 'Xin phép xuất khẩu, nhập khẩu vật liệu nổ công nghiệp',
  SFA: 'Xin xác nhận thực phẩm nhập khẩu đạt yêu cầu',
  SMA: 'Xin phép nhập khẩu thuốc',
  TEA: 'Đăng ký danh mục hàng miễn thuế',
  TIA: 'Sửa thông tin theo dõi tạm nhập, tạm xuất',
  VBX: 'Đăng ký thông tin cơ bản của tàu',
  VIT: 'Đăng ký thông báo đến (đường biển)',
  VOT: 'Đăng ký thông báo rời đi (đường biển)',
}

/** Name of a procedure; the official English title stands in for a Vietnamese one that is missing. */
export function procedureName(catalogue: Catalogue, { code, term }: ProcedureEntry): Sentence {
  return { vi: catalogue.label(term) ?? names[code] ?? term, en: term }
}
