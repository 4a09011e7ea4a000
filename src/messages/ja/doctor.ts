/** `kvmup doctor` が、kvmup を実行するマシンについて表示するメッセージ。 */
import type { doctor as en } from '../en/doctor.js'

const keysOf = (a: { held: number; open: number }) =>
  [a.held > 0 ? `エージェントに ${a.held} 個` : '', a.open > 0 ? `ファイルに ${a.open} 個` : '']
    .filter(Boolean)
    .join('、')

export const doctor: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'doctor.node': a => `Node ${a.version}`,
  'doctor.ssh': a => a.said,
  'doctor.ssh-missing': () => 'このマシンに ssh がない',
  'doctor.ssh-missing.hint': () =>
    'OpenSSH クライアントをインストールしてください: dnf install openssh-clients、または apt install openssh-client。なければこのマシン自身 (kvmup apply local) しか扱えません。',
  'doctor.ssh-unknown': a => `この ssh は OpenSSH ではない: ${a.said}`,
  'doctor.ssh-old': a => `ssh が古すぎる: ${a.said}`,
  'doctor.ssh-old.hint': () =>
    'OpenSSH 7.6 以降 (EL 8 以降に付属) が必要です。そのようなマシンから実行してください。',
  'doctor.config': () => 'ssh の設定は読み込める',
  'doctor.config-unread': () => 'ssh の設定は確認していない',
  'doctor.config-wrong': a => `ssh が設定を読み込めない: ${a.said}`,
  'doctor.config-wrong.hint': () =>
    '示された箇所を修正してください。どの接続にも必要です。直ったかどうかは ssh -G localhost で確認できます。',
  'doctor.config-hung': () => 'ssh の設定の読み込みに 5 秒以上かかる',
  'doctor.config-hung.hint': () =>
    '~/.ssh/config と /etc/ssh/ssh_config の "Match exec" を確認してください。指定されたプログラムが接続のたびに実行されます。',
  'doctor.keys': a => `使える鍵: ${keysOf(a)}`,
  'doctor.keys-locked': a =>
    `エージェントに鍵がなく、~/.ssh の鍵 (${a.locked} 個) にはパスフレーズが要るが、kvmup は尋ねない`,
  'doctor.keys-locked.hint': () => 'エージェントを起動して鍵を登録してください: eval "$(ssh-agent)"; ssh-add',
  'doctor.keys-none': () => 'エージェントに鍵がなく、~/.ssh にも通常の名前の鍵がない',
  'doctor.keys-none.hint': () =>
    '鍵を作り (ssh-keygen -t ed25519)、ホストに登録してください (ssh-copy-id root@kvm1)。別名の鍵は ~/.ssh/config かインベントリで指定します。パスワード認証だけのホストには不要です。',
  'doctor.policy': a => `暗号ポリシー ${a.name}: 古いホストにも ssh で接続できる`,
  'doctor.policy-none': () => 'システム全体の暗号ポリシーはない',
  'doctor.policy-strict': a =>
    `暗号ポリシー ${a.name} は SHA-1 を禁止している: CentOS 6 の sshd にはここから接続できない`,
  'doctor.policy-strict.hint': () =>
    'CentOS 6 を扱う場合だけの問題です。作業の間だけこのマシンで許可する (update-crypto-policies --set DEFAULT:SHA1、戻すには --set DEFAULT) か、別のマシンから実行してください。',
  'doctor.sockets': a => `接続を共有できる (ソケットの場所: ${a.parent})`,
  'doctor.sockets-none': a => a.why,
  'doctor.sockets-none.hint': () =>
    '/tmp の所有者、モード、空き容量を確認するか、XDG_RUNTIME_DIR で自分のディレクトリを指定してください。',
  'doctor.state': a => `実行記録の保存先: ${a.directory}`,
  'doctor.state-unwritable': a => `実行記録を保存できない: ${a.why}`,
  'doctor.state-unwritable.hint': () =>
    '書き込めるようにするか、XDG_STATE_HOME または --journal FILE で別の場所を指定してください。',
  'doctor.state-full': a => `実行記録用の空き容量が ${a.megabytes} MB しかない (${a.directory})`,
  'doctor.state-full.hint': () =>
    '空き容量を確保するか、古い実行記録を削除するか、XDG_STATE_HOME で別の場所を指定してください。',
  'doctor.files': a => `開けるファイル数 ${a.limit}: 同時に ${a.hosts} 台まで処理できる`,
  'doctor.files-unlimited': () => '開けるファイル数に制限はない',
  'doctor.files-few': a => `開けるファイル数 ${a.limit}: 同時に ${a.hosts} 台しか処理できない`,
  'doctor.files-few.hint': a =>
    `上限を上げる (ulimit -n、/etc/security/limits.conf) か、--forks ${a.hosts} を指定してください。`,
  'doctor.terminal': a => `${a.name}、${a.columns} 桁、${a.rows} 行、UTF-8`,
  'doctor.terminal-none': () => '標準出力が端末ではない: 行単位で表示する',
  'doctor.terminal-dumb': a => `TERM が "${a.name}": 行単位で表示する`,
  'doctor.terminal-dumb.hint': () =>
    'ツリー表示を使うには、TERM を実際の端末に合わせてください (例: xterm-256color)。',
  'doctor.terminal-locale': a => `ロケール ${a.locale} は UTF-8 ではない`,
  'doctor.terminal-locale.hint': () =>
    '記号や日本語が正しく表示されないおそれがあります。export LC_ALL=C.UTF-8、または UTF-8 で終わるロケール (locale -a で確認) を指定してください。',
  'doctor.terminal-small': a => `端末が小さい: ${a.columns} 桁、${a.rows} 行`,
  'doctor.terminal-small.hint': () => '60 桁、15 行以上にするか、--plain を指定してください。',
  'doctor.clock': a => `${a.time} UTC`,
  'doctor.clock-past': a => `時計が狂っている: ${a.time} UTC は kvmup ができる前の日時`,
  'doctor.clock-back': a => `時計が戻っている: ${a.time} UTC は前回の実行記録より前`,
  'doctor.clock-free': a => `NTP で時刻を合わせていない: ${a.time} UTC`,
  'doctor.clock.hint': () =>
    '時刻を合わせてください (chronyc makestep、または timedatectl set-ntp true)。実行記録や証明書は時刻に依存します。',
}
