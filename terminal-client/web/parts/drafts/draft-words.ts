import { defineWords } from '../../lib/words.ts'

export const useDraftWords = defineWords('drafts', {
  offer: ['Bạn có bản đang nhập dở lúc {{at}}', 'You left a form unfinished at {{at}}'],
  offerText: [
    'Bản này được giữ trên máy bạn và chưa lưu lên máy chủ{{title}}.',
    'It was kept in this browser and never saved on the server{{title}}.',
  ],
  reopen: ['Mở lại', 'Reopen'],
  drop: ['Bỏ', 'Discard'],
  saved: ['Đã lưu nháp lúc {{at}}', 'Draft saved at {{at}}'],
  saving: ['Đang lưu nháp…', 'Saving…'],
  dirty: ['Có thay đổi chưa lưu; tự lưu mỗi 20 giây', 'Unsaved changes; saved every 20 s'],
  clean: ['Chưa có thay đổi', 'No changes'],
  offline: [
    'Chưa lưu được lên máy chủ; nội dung vẫn được giữ trên máy này và sẽ tự lưu lại.',
    'Not saved on the server; it is kept in this browser and will be saved again.',
  ],
  conflict: ['Bản nháp đã được lưu ở cửa sổ khác', 'The draft was saved in another window'],
  conflictText: [
    'Lúc {{at}}, cửa sổ khác đã lưu bản nháp này. Có {{count}} ô khác nhau; chọn bên giữ lại cho từng ô, hoặc cả bản. Chưa có gì bị mất.',
    'At {{at}} another window saved this draft. {{count}} fields differ: choose a side for each, or one for all. Nothing is lost.',
  ],
  mine: ['Bản của tôi', 'Mine'],
  theirs: ['Bản kia', 'Theirs'],
  allMine: ['Giữ hết bản của tôi', 'Keep all of mine'],
  allTheirs: ['Lấy hết bản kia', 'Take all of theirs'],
  keepChosen: ['Lưu như đã chọn', 'Save as chosen'],
  item: ['Chỉ tiêu', 'Item'],
  line: ['dòng {{line}}', 'line {{line}}'],
  empty: ['(trống)', '(empty)'],
  same: ['Hai bản giống nhau.', 'Both are the same.'],
})
