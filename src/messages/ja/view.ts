/** 実行中の表示 (ツリー) の文言。 */
import type { view as en } from '../en/view.js'

export const view: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'view.connecting': () => '接続と状態の確認中',
  'view.looking': () => '状態を再確認中',
  'view.more-running': a => `ほか ${a.count} 台が作業中`,
  'view.more-tasks': a => `ほか ${a.count} 件`,
  'view.batch': a => `バッチ ${a.batch}/${a.of}`,
  'view.left': a => `残り約 ${a.time}`,
}
