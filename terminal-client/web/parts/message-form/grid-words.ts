import { defineWords } from '../../lib/words.ts'

export const useGridWords = defineWords('line-grid', {
  line: ['Dòng', 'Line'],
  cell: ['{{id}} · {{name}}, dòng {{line}}', '{{id}} · {{name}}, line {{line}}'],
  noCell: ['{{name}}, dòng {{line}}: không có ô này', '{{name}}, line {{line}}: no such field'],
  add: ['Thêm dòng', 'Add line'],
  insert: ['Chèn dòng', 'Insert line'],
  duplicate: ['Nhân đôi', 'Duplicate'],
  above: ['Chép dòng trên', 'Copy line above'],
  remove: ['Xóa dòng', 'Delete line'],
  columns: ['Cột ({{shown}}/{{all}})', 'Columns ({{shown}}/{{all}})'],
  allColumns: ['Tất cả', 'All'],
  usualColumns: ['Thường dùng', 'Usual'],
  details: ['Chi tiết dòng {{line}}', 'Details of line {{line}}'],
  keys: [
    'Mũi tên, Tab, Enter di chuyển · gõ để nhập đè, F2 sửa · dán khối từ Excel · Ctrl-Z hoàn tác · Esc ra khỏi bảng',
    'Arrows, Tab, Enter move · type over, F2 edits · paste a block from Excel · Ctrl-Z undoes · Esc leaves the grid',
  ],
  pasted: [
    'Đã dán {{rows}} dòng × {{columns}} cột. Ctrl-Z để hoàn tác.',
    'Pasted {{rows}} lines × {{columns}} columns. Ctrl-Z undoes.',
  ],
  outside: ['{{count}} ô nằm ngoài bảng nên chưa dán.', '{{count}} cells lay outside of the table and were left out.'],
  misfits: [
    'Chưa làm: {{count}} giá trị sẽ rơi vào ô mà mẫu không có. Chuyển các giá trị đó sang dòng khác trước.',
    'Not done: {{count}} values would come where the form has no field. Move them to other lines first.',
  ],
  left: ['{{count}} dòng chưa vào bảng.', '{{count}} lines were left out.'],
  keepSurplus: ['Vẫn giữ {{count}} dòng thừa', 'Keep the {{count}} lines too many'],
  addSurplus: ['Vẫn thêm dòng thừa', 'Add a line too many'],
  surplus: [
    '{{count}} dòng thừa, từ dòng {{from}}: hệ thống sẽ từ chối cả bản tin (E0001).',
    '{{count}} lines too many, from line {{from}}: the centre will refuse the message (E0001).',
  ],
  removeSurplus: ['Bỏ {{count}} dòng thừa', 'Drop the {{count}} lines'],
  full: ['Bảng đã đủ {{most}} dòng.', 'The grid holds its {{most}} lines.'],
  total: ['{{count}}/{{most}} dòng', '{{count}}/{{most}} lines'],
})
