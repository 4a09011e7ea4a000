/** 多数のホスト: 段階的な実行、制限時間、過去の実行。 */
import type { fleet as en } from '../en/fleet.js'

export const fleet: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'runs.none': () => '実行記録はまだない',
  'runs.hosts': a => `${a.hosts} 台`,
  'runs.said': a => a.words,
  'runs.under-way': () => '未完了 (実行中)',
  'runs.no-end': () => 'このホストの処理中に kvmup が途絶えた',
  'runs.no-start': () => 'このホストを始める前に kvmup が途絶えた',
  'usage.no-run': a => `"${a.which}" に当たる実行の記録がない`,
  'usage.no-run.hint': () =>
    'このユーザーがこのマシンで行った実行の一覧: kvmup runs。その ID か last を指定してください。',
  'usage.runs': a => `"${a.which}" で始まる実行が複数ある`,
  'usage.unreadable-run': a => `実行記録 ${a.file} を読み取れない`,
  'usage.unreadable-run.hint': () =>
    '別のバージョンの kvmup が書いたものかもしれません。中身は 1 行に 1 つの JSON なので、直接読むことはできます。',
  'usage.rerun': a =>
    `--rerun の値は failed、unreachable、skipped のいずれか、またはコンマ区切りの組み合わせ ("${a.given}" は不可)`,
  'usage.rerun.hint': () =>
    '同じコマンドの前回の実行なら --rerun failed,unreachable、別の実行なら --rerun failed=ID (ID は kvmup runs で確認) と指定してください。',
  'usage.rerun-gone': a => `再実行の対象のホストがこのインベントリにない: ${a.names}`,
  'usage.rerun-gone.hint': () => '前回の実行と同じインベントリかホスト名を指定してください。',
  'usage.rerun-none': a =>
    `これらのホストに対する ${a.purpose} の実行記録がなく、--rerun の対象を決められない`,
  'usage.rerun-none.hint': () =>
    '--rerun を外すか、--rerun failed=ID で別の実行を指定してください (ID は kvmup runs で確認)。',
  'rerun.gone': a => `インベントリからなくなったため再実行しない: ${a.names}`,
  'rerun.nothing': () => '再実行の対象なし (その実行でそのように終わったホストはない)',

  'run.too-many': a =>
    `未着手: 直前の ${a.hosts} 台のうち ${a.failed} 台が失敗し、${a.most} パーセントを超えた`,
  'run.too-many.hint': () =>
    '失敗の原因を解消してから、残りを実行してください: --rerun skipped、または failed,unreachable,skipped',
  'unreachable.host-overdue': a => `${a.seconds} 秒 (--host-timeout) 以内に終わらず、打ち切った`,
  'unreachable.action-overdue': a =>
    `パッケージの処理が ${a.seconds} 秒 (--action-timeout) を超えたため、実行させたまま離れた`,
  'unreachable.probe-overdue': a => `接続はできるが、${a.seconds} 秒以内に調査が終わらない`,
  'hint.overdue': () =>
    '何を待っているのか、ホストで確認してください (ps -ef --forest)。実行中の処理は終わるまで待ち、その後 kvmup を再実行してください。',
  'usage.whole': a => `${a.option} の値は ${a.least} から ${a.most} の整数 ("${a.given}" は不可)`,
  'usage.whole.hint': () =>
    '既定値でよければ省略してください。既定値は kvmup COMMAND --help で確認できます。',
  'usage.serial': a => `--serial の値はホスト数か割合のコンマ区切り ("${a.given}" は不可)`,
  'usage.serial.hint': () =>
    '次のように指定してください: --serial 1,10%,50% (最初に 1 台、次に全体の 1 割、以後は半数ずつ)',
  'help.host-timeout': () => '1 台にかける時間の上限 (秒)。超えたら打ち切る (7200)',
  'help.action-timeout': () => '1 つの処理にかける時間の上限 (秒)。kvmup の各処理には個別の上限もある',
  'help.retry': () => '接続できないときに再試行する回数 (0)',
  'help.serial': () => '1,10%,50% のように、ホストを組に分けて順に実行。最後の大きさを繰り返す',
  'help.max-fail-percentage': () => '組の中で失敗や到達不能がこの割合を超えたら、次の組を始めない',
  'help.example.apply-serial': () => 'まず 1 台、次に組ごと。組の 1 割を超えて失敗したら止める',

  'help.runs': () => 'このユーザーがこのマシンで行った過去の実行 (実行記録による)',
  'help.runs-list': () => '実行の一覧 (新しい順) とその結果',
  'help.runs-show': () => '過去の実行の recap をもう一度表示',
  'help.run': () => '実行の ID、その先頭部分、または "last"',
  'help.json-journal': () => '実行記録の各行をそのまま出力',
  'help.rerun': () =>
    '前回の同じ実行で failed、unreachable、skipped に終わったホストだけ (別の実行なら failed=ID)',
  'help.example.runs': () => 'いつ何を行い、どう終わったか',
  'help.example.runs-list': () => '同じ内容をプログラム向けに',
  'help.example.runs-show': () => '前回の実行の結果 (途中で途絶えた場合も)',
  'help.example.runs-json': () => 'その実行の全記録',
  'help.example.apply-rerun': () => '翌朝: 問題のあったホストだけもう一度',
}
