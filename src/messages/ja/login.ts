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
  'unreachable.ssh-refused': a => `${a.at} にログインできない: パスワードが拒否された`,
  'hint.ssh-refused': a =>
    `アカウントをロックさせないため、送信は 1 回だけで、繰り返しません。ユーザー名とパスワード、アカウントのロック、パスワードでのログインの可否を確認してください。手動での確認: ${a.login}`,
  'unreachable.ssh-unasked': a =>
    `${a.at} にログインできない: 鍵は受け付けられず、ホストはパスワードを求めていない`,
  'hint.ssh-unasked': a =>
    `ホストの sshd が PasswordAuthentication no (root なら PermitRootLogin prohibit-password) の可能性があります。その場合は鍵が必要です (ssh-copy-id)。手動での確認: ${a.login}`,
  'unreachable.ssh-prompt': a => `${a.at} にログインできない: kvmup が答えない質問をされた (${a.asks})`,
  'hint.ssh-prompt': a =>
    `kvmup が答えるのは、パスワードを求める質問だけです。二要素認証、鍵のパスフレーズ (ssh-add)、新しいパスワードには答えません。手動での確認: ${a.login}`,

  'unreachable.behind-jump': a =>
    `${a.at} に接続できない: 踏み台ホストは使えるが、そこから到達できない (${a.reason})`,
  'hint.behind-jump': a =>
    `踏み台ホストから見たアドレス、ホストが起動しているか、踏み台ホストで転送が許可されているか (AllowTcpForwarding) を確認してください。手動での確認: ${a.login}`,
  'unreachable.key-length': a => `${a.at} に接続できない: ホスト鍵がこのマシンで許可されている長さより短い`,
  'hint.key-length': a =>
    `ホスト側で 2048 ビット以上のホスト鍵を作り直すのが最善です。できない場合は ~/.ssh/config の Host ${a.at} に RequiredRSASize 1024 を書いてください (このマシンが EL 9 なら、暗号ポリシーでも禁止されている場合があります)。`,
  'view.changed-keys': a => `ホスト鍵の変わったホストが ${a.hosts} 台ある: 再構築されたか、攻撃を受けている`,
  'view.changed-keys.now': a => `現在 ${a.fingerprint}`,
  'view.changed-keys.remedy': () =>
    '再構築したホストに限り、各ホストのコンソールでフィンガープリントを照合してから実行してください:',
  'view.changed-keys.again': () => 'その後、--accept-new-host-keys を付けて kvmup をもう一度実行してください',

  'ask.ssh-password': () => 'ログインのパスワード:',
  'ask.become-password': () => 'sudo のパスワード:',
  'ask.become-password-same': () => 'sudo のパスワード (空ならログインと同じ):',
  'usage.ask-terminal': a => `${a.flag} はパスワードを尋ねるが、入力できる端末がない`,
  'usage.ask-terminal.hint': () =>
    '無人で実行するには --connection-password-file、--become-password-file、または鍵とパスワードなしの sudo を使ってください',
  'usage.two-passwords': a => `${a.flag} と ${a.option} が同じパスワードを指定している`,
  'usage.two-passwords.hint': () => 'どちらか一方にしてください',
  'usage.empty-password': a => `${a.flag} のパスワードが空`,
  'usage.empty-password-file': a => `${a.file} の 1 行目がパスワードではない`,
  'usage.empty-password.hint': () => 'パスワードが不要なら、このオプションを外してください',
  'usage.password-file': a => `パスワードファイル ${a.file} を読めない: ${a.why}`,
  'usage.password-file.hint': () =>
    '1 行目がパスワードのファイル、またはパイプ <(pass show kvm) を指定してください',
  'usage.open-password-file': a => `パスワードファイル ${a.file} が他のユーザーから読める (モード ${a.mode})`,
  'usage.open-password-file.hint': a => `chmod 600 ${a.file}`,
} as const satisfies typeof en
