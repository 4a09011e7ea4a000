/** ログインと root になる経路: パスワード、ホスト鍵。 */
import type { login as en } from '../en/login.js'

export const login = {
  'unreachable.become-refused': a =>
    `${a.at} で root になれない: sudo がパスワードを受け付けない (${a.said})`,
  'hint.become-refused': a =>
    `アカウントをロックさせないため、送信は 1 回だけで、繰り返しません。誰のパスワードかを確認してください。${a.at} の sudo が求めるのは、ログインするユーザー自身のパスワードです。ホスト上での確認: sudo -k true`,
  'unreachable.become-account': a =>
    `${a.at} で root になれない: アカウントがロックされているか期限切れだと sudo が報告した (${a.said})`,
  'hint.become-account': a =>
    `${a.at} の root で確認してください: chage -l USER、passwd -S USER、faillock --user USER (EL 6 と 7 では pam_tally2 --user USER)`,
  'unreachable.become-prompt': a =>
    `${a.at} で root になれない: sudo が kvmup の答えられない質問をしている (${a.asks})`,
  'hint.become-prompt': a =>
    `${a.at} の PAM による二要素認証や独自の質問です。kvmup 用のユーザーを除外 (NOPASSWD) するか、root で接続してください。`,
  'unreachable.password-untried': a =>
    `${a.at} にはパスワードを送らなかった: 同じユーザーについて別のホストで拒否され、受け付けたホストがまだない`,
  'hint.password-untried': () =>
    '誤ったパスワードによる失敗は 1 回で済み、アカウントはロックされません。拒否したホストでパスワードを確認してください。パスワードの異なるホストは、インベントリで個別に指定します。',
} as const satisfies typeof en
