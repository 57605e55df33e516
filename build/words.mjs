// @ts-check
/** Everything that set-up, demo and test runner say, in both languages. `{name}` stands for a value. */

const en = {
  usageDemo: `npm run demo -- [options]
  --cameras N     how many pretend cameras (16)
  --displays N    how many wall displays (as many as there are; without a display 1)
  --seconds N     end by itself after N seconds
  --headless      no windows: pictures of every window are written instead
  --screens DIR   where those pictures go (demo-screens)
  --data DIR      where walls, accounts and settings are kept for the next demo (.cache)
  --port N        RTSP port of the pretend city (any free one)
  --electron      ask for the Electron host
  --hub           with the pretend city's hub, where people sign in, also without windows or in Electron
  --alone         without it: every camera for everybody`,
  badOption: 'Not understood: {detail}',
  badNumber: '{option} needs a whole number from {least} to {most}, not "{value}"',
  nodeTooOld: 'Node {version} is too old to start with: install Node 20 or newer.',
  nodeMissing: `No Node that runs TypeScript: the npm package {package} is not there for this machine, and the Node outside is {version}.
Install Node 22.18 or newer (Node 24 is best, https://nodejs.org) and run the same command again.`,
  notSetUp:
    'The npm packages are not installed, or not those of package-lock.json. Run first:  npm run setup',
  setupReady: 'Set-up: all there already ({seconds} s)',
  setupDone: 'Set-up done in {seconds} s',
  stepPackages: 'npm packages',
  stepPrograms: 'programs: {names}',
  stepBuild: 'building the pages',
  stepBundle: 'bundling the app',
  countOf: '{done} of {total}',
  percent: '{percent} %',
  working: 'working',
  waitingForApt: 'another program is using apt, waiting for it',
  stepFailed: 'did not succeed; the whole output is in {log}. Its end:',
  npmMissing:
    'npm was not found. Install it (on Debian: apt-get install npm) and run the same command again.',
  npmHint:
    'npm could not fetch the packages. If this machine reaches a registry mirror only, set it with: npm config set registry ADDRESS',
  missingNow: 'Not found: {names}.',
  lookedIn: '{name}: {why}. Looked at {places}.',
  tooOld: '{path} is version {version}; {least} or newer is needed',
  installWith: 'Install with this line, then run the same command again:',
  installByHand: 'Install {names}, or name the program in {variables}, then run the same command again.',
  aptFailed: 'apt could not install {packages}; the whole output is in {log}. Its end:',
  skipTests: 'Without {name} some tests are skipped: {what}.',
  skipInstall: 'To run them too:',
  slowTests: 'Without {name} some tests take twice as long: {what}.',
  slowInstall: 'To make them quicker:',
  whyFfmpeg: 'pulls and records the cameras, makes the pretend ones (version 5.0 or newer)',
  whyChromium: 'draws the windows of the console',
  whyXrandr: 'tells which displays there are',
  whyXorg: 'a display server without a screen, for tests with several displays',
  whyXvfb: 'a display server without a screen, for tests with one display',
  whyGpg: 'signs the apt repository of the packages',
  whyIp: 'makes a network with loopback only, for the test that nothing leaves the machine',
  whyPostgres: 'the database of a large city, on which the tests of the hub run as well',
  whyHeadlessShell: 'draws pages for tests, without a window around them',
  slowsPages: 'those of the pages',
  withoutXorg: 'walls on several displays',
  withoutXvfb: 'windows on a display',
  withoutXrandr: 'windows on displays',
  withoutGpg: 'the apt repository',
  withoutIp: 'the closed network',
  withoutPostgres: 'the hub on PostgreSQL',
  stepElectron: "Electron's program, from the internet",
  electronNotThere: "Electron's program is not there: {path}",
  electronNotNamed: 'ELECTRON_OVERRIDE_DIST_PATH names no Electron: {path} is not there or may not be run',
  electronHowTo: `What you can do:
  - with internet: run  npm start  again, or  npx install-electron
  - without: unpack the zip of this very version (electron-v…-PLATFORM-ARCH.zip, carried in) into a folder and name the folder:
      ELECTRON_OVERRIDE_DIST_PATH=/path/of/the/folder npm start
  - or use the same console in Chromium windows:  npm run kiosk`,
  electronAbsent: 'Electron asked for, but {why}. Going on in Chromium; npm start tells how to get Electron.',
  electronEnded: 'Electron ended before it showed a picture ({how}; its log: {log}). Going on in Chromium.',
  electronDark:
    'Electron has drawn nothing {seconds} s after its start (its log: {log}). It is ended; going on in Chromium.',
  electronHeadless: 'Electron draws on a display only; going on in Chromium.',
  noDisplay: 'No display ({why}): the windows are drawn without one.',
  displayUnset: 'DISPLAY is not set',
  displayUnreachable: 'nothing answers at DISPLAY={display}',
  displayRefused: 'the server at DISPLAY={display} refuses us',
  displayAsked: 'as asked with --headless',
  stepCity: 'pretend city of {count} cameras',
  stepHub: "the pretend city's hub, with a catalogue of 20,000 cameras",
  hubAt: `The hub is at {url}; its accounts, all with the password {password}:
  {accounts}`,
  consoleStarting: 'Console: opening its windows',
  picturesAfter: 'Pictures on {tiles} of {of} tiles after {seconds} s.',
  noPicturesYet: 'No pictures yet after {seconds} s; the logs are in {dir}',
  screensIn: `Pictures of every window, a new set every 5 s:  {dir}
  to look at them: open the folder in a file browser, or copy it to a machine with a screen:  scp -r {host}:{dir} .`,
  howToEnd: 'Ctrl-C ends everything.',
  endsAfter: 'It ends by itself after {seconds} s; Ctrl-C ends it sooner.',
  rootSandbox: 'Running as root: Chromium runs without its sandbox. Use an ordinary account for daily work.',
  ending: 'Ending …',
  ended: 'Everything has ended.',
  notEnded: 'These processes would not end: {pids}',
  childEnded: '{name} ended by itself ({how}). The end of its log, {log}:',
  howCode: 'exit code {code}',
  howSignal: 'signal {signal}',
  testProject: 'Tests: {project}',
  testTimes: 'Took: {stages}. The slowest files:',
  stageTime: '{projects} {seconds} s',
  noTests: 'No test was found for: {args}',
  leftRunning: 'The tests left processes running (ended now): {pids}',
  projectEnded: 'vitest ended with exit code {code} though no test failed; its output is in {log}',
  failedTests: 'Failed:',
  hookFailed: 'what prepares its tests failed',
  counts: '{passed} passed, {failed} failed, {skipped} skipped',
};

/** @type {Record<keyof typeof en, string>} */
const vi = {
  usageDemo: `npm run demo -- [tùy chọn]
  --cameras N     số camera giả lập (16)
  --displays N    số màn hình tường (bằng số màn hình có; không có màn hình thì 1)
  --seconds N     tự kết thúc sau N giây
  --headless      không mở cửa sổ: ghi ảnh của mọi cửa sổ thay vào đó
  --screens DIR   thư mục chứa các ảnh đó (demo-screens)
  --data DIR      thư mục giữ các tường, tài khoản và cài đặt cho lần chạy sau (.cache)
  --port N        cổng RTSP của thành phố giả lập (cổng trống bất kỳ)
  --electron      yêu cầu chạy bằng Electron
  --hub           kèm máy chủ trung tâm của thành phố giả lập để đăng nhập, cả khi không có cửa sổ hoặc chạy Electron
  --alone         không có máy chủ đó: ai cũng thấy mọi camera`,
  badOption: 'Không hiểu: {detail}',
  badNumber: '{option} cần một số nguyên từ {least} đến {most}, không phải "{value}"',
  nodeTooOld: 'Node {version} quá cũ: hãy cài Node 20 trở lên.',
  nodeMissing: `Không có Node nào chạy được TypeScript: gói npm {package} không có cho máy này, còn Node bên ngoài là {version}.
Hãy cài Node 22.18 trở lên (tốt nhất là Node 24, https://nodejs.org) rồi chạy lại đúng lệnh này.`,
  notSetUp: 'Các gói npm chưa cài, hoặc không khớp package-lock.json. Hãy chạy trước:  npm run setup',
  setupReady: 'Chuẩn bị: đã có đủ ({seconds} giây)',
  setupDone: 'Chuẩn bị xong sau {seconds} giây',
  stepPackages: 'các gói npm',
  stepPrograms: 'chương trình: {names}',
  stepBuild: 'dựng các trang',
  stepBundle: 'đóng gói chương trình',
  countOf: '{done} trên {total}',
  percent: '{percent} %',
  working: 'đang làm',
  waitingForApt: 'chương trình khác đang dùng apt, đang chờ',
  stepFailed: 'không thành công; toàn bộ kết quả ở {log}. Phần cuối:',
  npmMissing: 'Không thấy npm. Hãy cài (trên Debian: apt-get install npm) rồi chạy lại đúng lệnh này.',
  npmHint:
    'npm không lấy được các gói. Nếu máy này chỉ tới được kho gói nội bộ, hãy đặt: npm config set registry ĐỊA-CHỈ',
  missingNow: 'Không tìm thấy: {names}.',
  lookedIn: '{name}: {why}. Đã tìm ở {places}.',
  tooOld: '{path} là bản {version}; cần bản {least} trở lên',
  installWith: 'Hãy cài bằng dòng này, rồi chạy lại đúng lệnh vừa rồi:',
  installByHand:
    'Hãy cài {names}, hoặc ghi đường dẫn chương trình vào {variables}, rồi chạy lại đúng lệnh này.',
  aptFailed: 'apt không cài được {packages}; toàn bộ kết quả ở {log}. Phần cuối:',
  skipTests: 'Thiếu {name} nên bỏ qua một số kiểm thử: {what}.',
  skipInstall: 'Để chạy cả các kiểm thử đó:',
  slowTests: 'Thiếu {name} nên một số kiểm thử lâu gấp đôi: {what}.',
  slowInstall: 'Để các kiểm thử đó nhanh hơn:',
  whyFfmpeg: 'kéo và ghi hình camera, tạo camera giả lập (bản 5.0 trở lên)',
  whyChromium: 'vẽ các cửa sổ của bàn điều khiển',
  whyXrandr: 'cho biết có những màn hình nào',
  whyXorg: 'máy chủ hiển thị không cần màn hình, cho kiểm thử nhiều màn hình',
  whyXvfb: 'máy chủ hiển thị không cần màn hình, cho kiểm thử một màn hình',
  whyGpg: 'ký kho apt của các gói cài đặt',
  whyIp: 'tạo mạng chỉ có loopback, cho kiểm thử không có gì rời khỏi máy',
  whyPostgres: 'cơ sở dữ liệu của thành phố lớn; kiểm thử máy chủ trung tâm cũng chạy trên đó',
  whyHeadlessShell: 'vẽ các trang cho kiểm thử, không có cửa sổ bao quanh',
  slowsPages: 'kiểm thử các trang',
  withoutXorg: 'tường nhiều màn hình',
  withoutXvfb: 'cửa sổ trên màn hình',
  withoutXrandr: 'cửa sổ trên các màn hình',
  withoutGpg: 'kho apt',
  withoutIp: 'mạng kín',
  withoutPostgres: 'máy chủ trung tâm trên PostgreSQL',
  stepElectron: 'chương trình Electron, tải từ internet',
  electronNotThere: 'Không có chương trình Electron: {path}',
  electronNotNamed:
    'ELECTRON_OVERRIDE_DIST_PATH không chỉ tới Electron: {path} không có hoặc không chạy được',
  electronHowTo: `Có thể làm như sau:
  - có internet: chạy lại  npm start , hoặc  npx install-electron
  - không có: giải nén tệp zip đúng phiên bản (electron-v…-PLATFORM-ARCH.zip, mang vào) vào một thư mục rồi ghi tên thư mục:
      ELECTRON_OVERRIDE_DIST_PATH=/đường/dẫn/thư/mục npm start
  - hoặc dùng cùng bàn điều khiển này trong cửa sổ Chromium:  npm run kiosk`,
  electronAbsent:
    'Đã yêu cầu Electron, nhưng {why}. Tiếp tục bằng Chromium; npm start cho biết cách lấy Electron.',
  electronEnded: 'Electron kết thúc khi chưa hiện hình nào ({how}; nhật ký: {log}). Tiếp tục bằng Chromium.',
  electronDark:
    'Electron chưa vẽ gì sau {seconds} giây (nhật ký: {log}). Đã kết thúc nó; tiếp tục bằng Chromium.',
  electronHeadless: 'Electron chỉ vẽ trên màn hình thật; tiếp tục bằng Chromium.',
  noDisplay: 'Không có màn hình ({why}): các cửa sổ được vẽ ngầm.',
  displayUnset: 'chưa đặt DISPLAY',
  displayUnreachable: 'không có gì trả lời ở DISPLAY={display}',
  displayRefused: 'máy chủ ở DISPLAY={display} từ chối',
  displayAsked: 'theo yêu cầu --headless',
  stepCity: 'thành phố giả lập {count} camera',
  stepHub: 'máy chủ trung tâm của thành phố giả lập, danh mục 20.000 camera',
  hubAt: `Máy chủ trung tâm ở {url}; các tài khoản, cùng mật khẩu {password}:
  {accounts}`,
  consoleStarting: 'Bàn điều khiển: đang mở các cửa sổ',
  picturesAfter: 'Có hình trên {tiles} trong {of} ô sau {seconds} giây.',
  noPicturesYet: 'Sau {seconds} giây vẫn chưa có hình; nhật ký ở {dir}',
  screensIn: `Ảnh của mọi cửa sổ, 5 giây một lần:  {dir}
  để xem: mở thư mục bằng trình quản lý tệp, hoặc chép sang máy có màn hình:  scp -r {host}:{dir} .`,
  howToEnd: 'Ctrl-C kết thúc tất cả.',
  endsAfter: 'Tự kết thúc sau {seconds} giây; Ctrl-C để kết thúc sớm hơn.',
  rootSandbox: 'Đang chạy bằng root: Chromium chạy không có hộp cát. Hằng ngày hãy dùng tài khoản thường.',
  ending: 'Đang kết thúc …',
  ended: 'Mọi thứ đã kết thúc.',
  notEnded: 'Các tiến trình này không chịu kết thúc: {pids}',
  childEnded: '{name} tự kết thúc ({how}). Phần cuối nhật ký, {log}:',
  howCode: 'mã thoát {code}',
  howSignal: 'tín hiệu {signal}',
  testProject: 'Kiểm thử: {project}',
  testTimes: 'Thời gian: {stages}. Các tệp lâu nhất:',
  stageTime: '{projects} {seconds} giây',
  noTests: 'Không tìm thấy kiểm thử nào cho: {args}',
  leftRunning: 'Kiểm thử để lại tiến trình còn chạy (đã kết thúc): {pids}',
  projectEnded: 'vitest kết thúc với mã thoát {code} dù không kiểm thử nào hỏng; kết quả của nó ở {log}',
  failedTests: 'Hỏng:',
  hookFailed: 'phần chuẩn bị cho các kiểm thử của nó bị hỏng',
  // Read by programs: the same in every language.
  counts: en.counts,
};

/** @typedef {keyof typeof en} Word */

/** Language of this run, from the locale variables in the order POSIX gives them. */
export const language = /^vi(?![a-z])/i.test(
  process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '',
)
  ? 'vi'
  : 'en';

const table = language === 'vi' ? vi : en;

/**
 * The sentence of that name with its values filled in.
 * @param {Word} word
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(word, values = {}) {
  return table[word].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
