import { defineWords } from '../../lib/words.ts'

export const useWorkWords = defineWords('work', {
  title: ['Việc của tôi', 'My work'],
  late: ['Trễ hạn', 'Late'],
  waiting: ['Đang chờ tôi', 'Waiting for me'],
  goOn: ['Làm tiếp', 'Go on'],
  none: ['Không có việc nào đang chờ.', 'Nothing is waiting.'],
  next: ['Kịch bản nên làm tiếp', 'Scenario to take up next'],
  allPassed: [
    'Bạn đã đạt mọi kịch bản của vai mình. Làm lại với dữ liệu khác để thành thạo.',
    'You have passed every scenario of your roles. Repeat them with other data to become proficient.',
  ],
  progress: ['Đã đạt {{passed}}/{{count}} kịch bản', '{{passed}} of {{count}} scenarios passed'],
  firstSteps: ['Mười phút đầu tiên', 'The first ten minutes'],
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
