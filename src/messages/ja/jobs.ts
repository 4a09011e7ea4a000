/** 回線が切れても続くトランザクションと、ホストのロック。 */
import type { jobs as en } from '../en/jobs.js'

export const jobs: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'job.running': a =>
    `${a.by} が ${a.minutes} 分前に開始したパッケージのトランザクションが実行中: ${a.command}`,
  'job.ended': a =>
    `${a.by} が ${a.minutes} 分前に開始したパッケージのトランザクションが終了コード ${a.code} で終了済み (結果は未確認): ${a.command}`,
  'job.killed': a =>
    `${a.by} が ${a.minutes} 分前に開始したパッケージのトランザクションが途中で強制終了: ${a.command}`,
  'job.first': () => '以前のトランザクションが先',
  'job.first.expects': () => 'その終了後にあらためて確認',
  'job.lost': () => '回線が切断。トランザクションはホスト上で続行中。再接続します',
  'job.out-of-sight': a =>
    `トランザクションの途中で回線が切れ、${a.minutes} 分以内に復旧しなかった。トランザクションはホスト上で続行中`,
  'job.out-of-sight.hint': () =>
    'ホストが応答したら kvmup を再実行してください。実行中のトランザクションを見つけ、終了まで追って続行します',
  'lock.held': a => `別の kvmup がこのホストで作業中: ${a.by}`,
  'lock.impossible': a => `このホストをロックできない: ${a.said}`,
  'lock.impossible.hint': () =>
    'ホストの /var/run/kvmup に root が書き込めるか、flock(1) があるかを確認してください',
  'lock.held.hint': () =>
    '終了を待って kvmup を再実行してください。ロックは相手の終了時に解放されます (回線切断時は 1 分以内)',
  'unreachable.flood': a => `${a.at}: 出力が止まらないため、受信を打ち切った`,
  'hint.flood': a =>
    `出力を確認してください: ${a.login} true | head。ログインシェルの起動ファイルが原因のことがあります`,
  'run.unreadable': a => `ホストの応答を解釈できない: ${a.what}`,
  'run.unreadable.hint': () =>
    '応答を確認してください: kvmup facts --probe HOST。ほかと同じ CentOS 系ホストであれば、今回のジャーナルを添えて報告してください',
}
