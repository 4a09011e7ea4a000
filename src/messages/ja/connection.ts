/** ホストに接続できない、または root になれない理由と、次の一手。 */
import type { connection as en } from '../en/connection.js'

export const connection = {
  'unreachable.refused': a => `${a.at} に接続できない: ${a.endpoint} が接続を拒否した`,
  'hint.refused': a =>
    `ホストが起動しているか、sshd がこのポートで待ち受けているか、アドレスが正しいかを確認してください: ${a.login}`,
  'unreachable.timeout': a => `${a.at} に接続できない: ${a.endpoint} から時間内に応答がない`,
  'hint.timeout': a =>
    `ホストが起動しているか、途中のファイアウォールで破棄されていないかを確認してください。待ち時間は --connect-timeout で延ばせます。手動での確認: ${a.login}`,
  'unreachable.no-route': a => `${a.at} に接続できない: 経路がない (${a.reason})`,
  'hint.no-route': a =>
    `${a.at} までの経路を確認してください。ファイアウォールが ssh のポートを拒否 (REJECT) している場合も同じエラーになります。`,
  'unreachable.resolve': a => `${a.at} に接続できない: 名前 ${a.name} を解決できない`,
  'hint.resolve': a =>
    `${a.name} の綴りを確認するか、インベントリの address: または ~/.ssh/config の HostName で IP アドレスを指定してください。`,
  'unreachable.host-key-unknown': a =>
    `${a.at} に接続できない: ホスト鍵がこのマシンに登録されていない${a.key === '' ? '' : ` (${a.key})`}`,
  'hint.jump-key-unknown': a =>
    `踏み台ホストのコンソールでフィンガープリントを確認し (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub)、一致すれば一度ログインして鍵を受け入れてください: ${a.login} (質問にはフィンガープリントそのものでも答えられます)。--accept-new-host-keys の対象は踏み台の先のホストで、踏み台ホスト自体には効きません。`,
  'hint.host-key-unknown': a =>
    `ホストのコンソールで表示したフィンガープリント (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub。CentOS 6 では ssh_host_rsa_key.pub で、表示は MD5。こちらは ssh -o FingerprintHash=md5 で合わせられます) と照合し、一度手動でログインして受け入れてください: ${a.login} (確認の質問にはフィンガープリントをそのまま入力できます)。信頼できるネットワークの新しいホストが多数ある場合: --accept-new-host-keys`,
  'unreachable.host-key-changed': a =>
    `${a.at} に接続できない: ホスト鍵が登録済みのものと異なる (現在 ${a.fingerprint})。ホストが再構築されたか、攻撃を受けている (第三者が割り込んでいる) 可能性がある`,
  'hint.host-key-changed': a =>
    `ホストを再構築した場合に限り、コンソールでフィンガープリントを照合し、${a.remove} で古い鍵を削除してから一度手動でログインしてください: ${a.login}`,
  'unreachable.host-key-revoked': a => `${a.at} に接続できない: ホスト鍵が失効している`,
  'hint.host-key-revoked': a =>
    `${a.at} の鍵は意図的に失効されています (RevokedHostKeys または known_hosts の @revoked)。新しいホスト鍵が必要です。`,
  'unreachable.auth': a => `${a.at} にログインできない: ${a.said}`,
  'hint.auth': a =>
    `公開鍵の登録 (ssh-copy-id)、パスフレーズ付きの鍵のエージェントへの追加 (ssh-add)、ユーザー名と鍵の指定を確認するか、パスワードを渡してください (-k で入力)。アカウントがロックされている場合も同じ表示になります。手動での確認: ${a.login}`,
  'unreachable.too-many-keys': a =>
    `${a.at} にログインできない: 試した鍵が多すぎるため、ホスト側から切断された`,
  'hint.too-many-keys': a =>
    `${a.at} で使う鍵を 1 つに絞ってください: インベントリの key:、または ~/.ssh/config の IdentityFile と IdentitiesOnly yes`,
  'unreachable.key-file': a => `${a.at} にログインできない: 秘密鍵を使えない: ${a.said}`,
  'hint.key-file': a =>
    `${a.at} 用の鍵のパス、秘密鍵であること (.pub ではない)、所有者、パーミッション (chmod 600) を確認してください。`,
  'unreachable.password-expired': a =>
    `${a.at} にログインできない: アカウントのパスワードの有効期限が切れている`,
  'hint.password-expired': a => `一度手動でログインし、パスワードを変更してください: ${a.login}`,
  'unreachable.booting': a =>
    `${a.at} にログインできない: システムの起動中または停止処理中のため、root 以外はログインできない`,
  'hint.booting': a => `${a.at} の起動が終わるのを待ってから、もう一度 kvmup を実行してください。`,
  'unreachable.host-key-type': a =>
    `${a.at} に接続できない: この ssh が受け付けない種類のホスト鍵しか提示されない (${a.offer})`,
  'hint.host-key-type': a =>
    `CentOS 6 では、インベントリでこのホストに限って legacy_ssh: true を指定してください。手動なら ~/.ssh/config の Host ${a.at} に HostKeyAlgorithms=+ssh-rsa と PubkeyAcceptedAlgorithms=+ssh-rsa (OpenSSH 8.5 より前は PubkeyAcceptedKeyTypes) を書きます。`,
  'unreachable.algorithms': a =>
    `${a.at} に接続できない: 共通の方式がない (${a.what}、ホスト側の提示: ${a.offer})`,
  'hint.algorithms': a =>
    `古いホストです。このホストに限って許可するには、~/.ssh/config の Host ${a.at} に ${a.option}=+${a.offer} を書いてください。CentOS 6 なら、インベントリの legacy_ssh: true で足ります。`,
  'unreachable.libcrypto': a =>
    `${a.at} に接続できない: ホスト側の方式が、このマシンの暗号ポリシーで禁止されている (${a.said})`,
  'hint.libcrypto': a =>
    `EL 9 では SHA-1 の署名が無効で、legacy_ssh でも有効になりません。このマシンで update-crypto-policies --set DEFAULT:SHA1 を実行するか、${a.at} に ECDSA のホスト鍵を用意してください。`,
  'unreachable.user-key-type': a => `${a.at} にログインできない: この鍵で双方が使える署名方式がない`,
  'hint.user-key-type': a =>
    `CentOS 6 の RSA 鍵は SHA-1 にしか対応していません。インベントリの legacy_ssh: true、または ~/.ssh/config の Host ${a.at} の PubkeyAcceptedAlgorithms=+ssh-rsa が必要です。このマシンが EL 9 なら update-crypto-policies --set DEFAULT:SHA1 も必要です。または ECDSA 鍵を使ってください。`,
  'unreachable.no-banner': a => `${a.at} に接続できない: ssh のやり取りが始まる前に切断された`,
  'hint.no-banner': a =>
    `sshd が過負荷 (MaxStartups。--forks を減らす)、このマシンが拒否されている (hosts.deny、fail2ban、PerSourcePenalties)、または別のサービスがこのポートを使っている可能性があります。手動での確認: ${a.login}`,
  'unreachable.jump': a =>
    `${a.at} に接続できない: 経由先 (ProxyJump または ProxyCommand) で失敗した: ${a.said}`,
  'hint.jump': a => `まず踏み台ホストだけに接続できるか確認し、次に手動で試してください: ${a.login}`,
  'unreachable.ssh-config': a => `${a.at} に接続できない: ssh の設定に誤りがある: ${a.said}`,
  'hint.ssh-config': a => `設定を修正してください。同じエラーは次のコマンドで確認できます: ${a.login}`,
  'unreachable.no-ssh': a => `${a.at} に接続できない: このマシンに ssh がない`,
  'hint.no-ssh': () => 'OpenSSH クライアント (openssh-clients、openssh-client) をインストールしてください。',
  'unreachable.closed': a => `${a.at} に接続できない: ログインの途中で切断された: ${a.said}`,
  'hint.closed': a =>
    `原因はホスト側の sshd のログ (journalctl -u sshd、/var/log/secure) で確認できます。アカウントの期限切れがよくある原因です。手動での確認: ${a.login}`,
  'unreachable.lost': a => `処理の途中で ${a.at} との接続が切れた`,
  'hint.lost': a =>
    `${a.at} が起動しているか確認し、もう一度 kvmup を実行してください。ホストの状態を調べ直し、足りない作業だけを行います。`,
  'unreachable.interrupted': a => `中断により ${a.at} との接続を終了した`,
  'hint.interrupted': a =>
    `${a.at} では処理がまだ動いている可能性があります。kvmup apply は、そのときの状態から続行します。`,
  'unreachable.shell': a => `${a.at} にログインできるが、コマンドを実行できない: ${a.said}`,
  'unreachable.other': a => `${a.at} に接続できない: ${a.said}`,
  'hint.other': a => `手動で実行し、表示される内容を確認してください: ${a.login}`,
  'unreachable.become-password': a => `${a.at} で root になれない: sudo がパスワードを求めている (${a.said})`,
  'hint.become-password': a =>
    `kvmup にパスワードを渡す (-K で入力、--become-password-file でファイルから) か、root で接続するか、${a.at} でパスワードなしの sudo を許可してください。visudo -f /etc/sudoers.d/kvmup に: USER ALL=(ALL) NOPASSWD: ALL。このマシン自身が対象なら: sudo kvmup …`,
  'unreachable.become-sudoer': a => `${a.at} で root になれない: sudo が許可されていない (${a.said})`,
  'hint.become-sudoer': a =>
    `root で接続するか、${a.at} の root で許可してください。visudo -f /etc/sudoers.d/kvmup に: USER ALL=(ALL) NOPASSWD: ALL`,
  'unreachable.become-tty': a =>
    `${a.at} で root になれない: sudoers に requiretty があり、端末がないため sudo を使えない`,
  'hint.become-tty': a =>
    `root で接続するか、${a.at} の sudoers に (visudo で) 追加してください: Defaults:USER !requiretty`,
  'unreachable.become-no-sudo': a =>
    `${a.at} で root になれない: root ではなく、sudo もインストールされていない`,
  'hint.become-no-sudo': a => `root で接続するか、${a.at} に sudo をインストールしてください。`,
  'unreachable.become-other': a => `${a.at} で root になれない: ${a.said}`,
  'hint.become-other': a => `${a.at} で次のコマンドが確認なしに成功する必要があります: sudo -n true`,
} as const satisfies typeof en
