import { defineWords } from '../../lib/words.ts'

export const useWorkWords = defineWords('work', {
  title: ['Việc của tôi', 'My work'],
  late: ['Trễ hạn', 'Late'],
  waiting: ['Đang chờ tôi', 'Waiting for me'],
  goOn: ['Làm tiếp', 'Go on'],
  none: ['Không có việc nào đang chờ.', 'Nothing is waiting.'],
  begin: ['Chưa có gì dở dang. Chọn một kịch bản để bắt đầu.', 'Nothing begun yet. Choose a scenario to start.'],
  toScenarios: ['Đến danh mục kịch bản', 'To the scenarios'],
  since: ['từ {{at}}', 'since {{at}}'],
  due: ['hạn {{at}}, còn {{left}}', 'due {{at}}, {{left}} left'],
  over: ['hạn {{at}}, trễ {{late}}', 'due {{at}}, {{late}} late'],
  run: ['Lượt chạy', 'Run'],
  draft: ['Bản nháp', 'Draft'],
  mailbox: ['Hộp thư', 'Mailbox'],
  declaration: ['Tờ khai', 'Declaration'],
  exam: ['Bài thi', 'Exam'],
  invitation: ['Chờ người thứ hai', 'Invitation'],
})
