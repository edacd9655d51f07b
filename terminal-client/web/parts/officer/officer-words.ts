import { defineWords } from '../../lib/words.ts'

export const useOfficerWords = defineWords('officer', {
  actions: ['Thao tác', 'Actions'],
  thisStep: ['bước này', 'this step'],
  notNow: ['Chưa làm được', 'Not possible now'],
  doIt: ['Thực hiện', 'Carry out'],
  leave: ['Thôi', 'Leave it'],
  standsElsewhere: [
    'Hồ sơ vừa được tải lại theo trạng thái mới. Bấm Thôi rồi chọn thao tác còn sáng, hoặc xem Dòng thời gian để biết ai đã làm.',
    'The file was just loaded anew. Press Leave it and choose an action that is open, or see the timeline for who did it.',
  ],
  done: ['Đã thực hiện: {{action}}.', 'Done: {{action}}.'],
  doneOutputs: [
    'Đã thực hiện: {{action}}. Thông báo gửi doanh nghiệp: {{outputs}}.',
    'Done: {{action}}. Sent to the business: {{outputs}}.',
  ],
  to: ['Công chức', 'Officer'],
  toNobody: ['Chưa ai: để mọi công chức của đơn vị xử lý', 'Nobody: open to every officer of the office'],
  toChoose: ['Chọn công chức của đơn vị', 'Choose an officer of the office'],
  faultTo: ['Chọn công chức sẽ xử lý hồ sơ.', 'Choose the officer who is to have the file.'],
  passed: ['Kết quả', 'Result'],
  passedYes: ['Đạt', 'Passed'],
  passedNo: ['Chưa đạt', 'Not passed'],
  percent: ['Mức độ kiểm tra (% lô hàng)', 'Extent (% of the lot)'],
  place: ['Địa điểm kiểm tra', 'Place of the inspection'],
  placeHint: [
    'Mã địa điểm hoặc ghi bằng chữ; để trống: địa điểm lưu kho của tờ khai.',
    'A location code or words; empty: the place where the declaration stores the goods.',
  ],
  amount: ['Số tiền đã nộp (đồng)', 'Amount paid (đồng)'],
  amountHint: ['Để trống: nộp đủ {{total}} đồng.', 'Empty: the whole {{total}} đồng.'],
  request: ['Nội dung cần sửa đổi, bổ sung', 'What is to be corrected'],
  requestHint: [
    'Ghi rõ chỉ tiêu, dòng hàng và lý do; doanh nghiệp nhận đúng câu này. Tối đa 420 byte (khoảng 300 ký tự có dấu).',
    'Name item, line and reason; the business gets these very words. 420 bytes at most.',
  ],
  faultRequest: [
    'Ghi nội dung cần sửa, không dài quá 420 byte (khoảng 300 ký tự có dấu).',
    'Say what is to be corrected, in 420 bytes at most.',
  ],
  note: ['Ghi chú', 'Remark'],
  faultPassed: ['Chọn Đạt hoặc Chưa đạt.', 'Choose Passed or Not passed.'],
  faultPercent: ['Nhập số nguyên từ 1 đến 100.', 'Enter a whole number from 1 to 100.'],
  faultAmount: ['Chỉ nhập chữ số, tối đa 15 chữ số.', 'Digits only, 15 at most.'],
  ask_take: [
    'Hồ sơ {{number}} sẽ do bạn xử lý; công chức khác không thao tác được.',
    'File {{number}} becomes yours; no other officer can act on it.',
  ],
  ask_release: [
    'Trả hồ sơ {{number}} về hàng đợi chung của đơn vị.',
    'File {{number}} goes back into the queue of the office.',
  ],
  ask_assign: [
    'Phân công hồ sơ {{number}} cho một công chức của đơn vị.',
    'Assign file {{number}} to an officer of the office.',
  ],
  ask_receive: [
    'Nhận hồ sơ của tờ khai {{number}}; thời hạn kiểm tra hồ sơ bắt đầu tính (2 giờ làm việc).',
    'Receive the dossier of {{number}}; the time for the document check begins (2 working hours).',
  ],
  ask_documentResult: [
    'Nhập kết quả kiểm tra hồ sơ của tờ khai {{number}}. Chưa đạt thì hồ sơ vẫn mở để bổ sung.',
    'Enter the document result of {{number}}. When not passed, the file stays open for a supplement.',
  ],
  ask_requestCorrection: [
    'Doanh nghiệp có 5 ngày để sửa tờ khai {{number}} (IDD, IDA01, IDE; xuất khẩu: EDD, EDA01, EDE). Hồ sơ vẫn ở trạng thái hiện tại.',
    'The business has 5 days to correct {{number}} (IDD, IDA01, IDE; export: EDD, EDA01, EDE). The file stays where it is.',
  ],
  ask_orderInspection: [
    'Doanh nghiệp sẽ nhận thông báo kiểm tra thực tế hàng hóa của tờ khai {{number}}.',
    'The business will get the notice that the goods of {{number}} are to be inspected.',
  ],
  ask_inspectionResult: [
    'Nhập kết quả kiểm tra thực tế hàng hóa của tờ khai {{number}}.',
    'Enter the inspection result of {{number}}.',
  ],
  ask_confirmPayment: [
    'Xác nhận tờ khai {{number}} đã nộp đủ thuế. Luồng xanh chỉ còn chờ nộp thuế thì thông quan ngay.',
    'Confirm that the tax of {{number}} is paid. A green declaration that only waited for it is cleared at once.',
  ],
  ask_clear: [
    'Thông quan tờ khai {{number}}. Không hoàn lại được; doanh nghiệp nhận quyết định thông quan.',
    'Clear {{number}}. This cannot be undone; the business gets the clearance notice.',
  ],
})
