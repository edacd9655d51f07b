import { defineWords } from '../../lib/words.ts'

export const useBatchWords = defineWords('batch', {
  title: ['Gửi lô', 'Send a batch'],
  about: [
    'Chọn bản nháp hoặc thêm tệp bản tin (EDI, XML, JSON, XLSX). Ký tất cả bằng một lần xác nhận, một PIN; bản tin được gửi lần lượt.',
    'Choose drafts or add message files (EDI, XML, JSON, XLSX). One consent and one PIN sign them all; they are sent one after another.',
  ],
  add: ['Thêm tệp', 'Add files'],
  none: [
    'Chưa có bản nháp nào. Lưu bản nháp ở biểu mẫu (Ctrl-S), hoặc thêm tệp bản tin.',
    'There are no drafts. Save one in a form (Ctrl-S), or add message files.',
  ],
  all: ['Chọn tất cả', 'Choose all'],
  choose: ['Chọn {{title}}', 'Choose {{title}}'],
  procedure: ['Nghiệp vụ', 'Procedure'],
  name: ['Tên', 'Name'],
  from: ['Từ', 'From'],
  draft: ['bản nháp', 'draft'],
  file: ['tệp', 'file'],
  state: ['Kết quả', 'Result'],
  send: ['Ký và gửi {{count}} bản tin', 'Sign and send {{count}} messages'],
  sent: ['Đã nhận', 'Accepted'],
  refused: ['Bị từ chối', 'Refused'],
  notSent: ['Chưa gửi', 'Not sent'],
  see: ['Xem trả lời', 'See the answer'],
  summary: [
    '{{sent}} đã gửi: {{ok}} được nhận, {{refused}} bị từ chối.',
    '{{sent}} sent: {{ok}} accepted, {{refused}} refused.',
  ],
  removeSent: ['Xóa bản nháp đã được nhận', 'Delete the drafts that were accepted'],
  unreadable: ['Không đọc được tệp {{name}}: {{why}}', 'File {{name}} cannot be read: {{why}}'],
  remarks: ['{{name}}: {{count}} điều cần xem: {{first}}', '{{name}}: {{count}} remarks: {{first}}'],
})
