/** wishes の "users" と "nested" についての文言。 */
import type { wishes as en } from '../en/wishes.js'

const word = (value: number) => (value === 1 ? '有効' : '無効')
const usedBy = ({ guests, uses }: { guests: string; uses: number }) =>
  guests ? `稼働中のゲスト: ${guests}` : `モジュールの参照数: ${uses}`

export const wishes: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'usage.users': a => `--users にはユーザー名をコンマ区切りで指定する ("${a.given}" は不可)`,
  'usage.users.hint': () => 'ホストに既にあるユーザーを指定してください。例: --users ops,alice',

  'users.early': () => 'ユーザーに利用を許可する仕組みを含む libvirt が未インストール',
  'users.expects': () => 'ユーザーに利用を許可し、改めて確認する',
  'users.ok-group': a => `libvirt グループに所属: ${a.users}`,
  'users.ok-pkla': a => `${a.file} で許可済み: ${a.users}`,
  'users.next-login': () =>
    'グループへの追加は次回のログインから有効。追加の前からログインしているユーザーは、ログインし直す必要がある',
  'users.outside': a => `libvirt グループに未所属: ${a.users} (追加は次回のログインから有効)`,
  'users.not-in-pkla': a => `${a.file} で未許可: ${a.users} (許可は直ちに有効)`,
  'users.pkla-changed': a =>
    `${a.file} にユーザーは記載されているが、内容が正しくない (所有者 root、モード 0644、許可の内容のいずれか)`,
  'users.absent': a => `ホストに存在しないユーザー: ${a.users}`,
  'users.absent.hint': a =>
    `ホストで getent passwd ${a.user} を実行してください (LDAP や Active Directory のユーザーも確認できます)。kvmup はユーザーを作成しません。useradd ${a.user} で作成するか、ディレクトリサービスの設定を直すか、"users" の指定から外してください。`,
  'users.unknown': a => `ユーザーの有無をホストが答えられない: ${a.users}`,
  'users.unknown.hint': a =>
    `ホストで getent passwd ${a.user} と id ${a.user} が失敗する原因を調べてください。ディレクトリサービスの応答がないことがよくあります (systemctl status sssd。EL 6 では service sssd status)。`,
  'users.called': a => `${a.user} は、ホスト上では別の名前: ${a.called}`,
  'users.called.hint': a => `"users" には正確な名前を指定してください: ${a.called}`,
  'users.no-group': () => 'libvirt はインストール済みだが、libvirt グループがない',
  'users.no-group.hint': () =>
    'このグループは libvirt のパッケージが作成します。groupadd -r libvirt を実行するか、libvirt-daemon (新しいリリースでは libvirt-daemon-common) を再インストールしてから、kvmup を再実行してください。',
  'users.directory': a =>
    `libvirt グループはホストではなくディレクトリサービスにあり、次のユーザーは未所属: ${a.users}`,
  'users.directory.hint': () =>
    'グループを管理している側 (LDAP、Active Directory) で追加するか、同名のローカルグループを作成してください: groupadd -r libvirt',
  'users.no-polkit': () => 'libvirt はインストール済みだが、利用を許可するための polkit がない',
  'users.no-polkit.hint': () => 'インストールしてから kvmup を再実行してください: yum install polkit',
  'users.foreign': a => `${a.file} に kvmup が書いたものではない記述があり、上書きすると失われる`,
  'users.foreign.hint': a =>
    `その記述を同じディレクトリの別のファイル (名前の末尾は .pkla) に移し、${a.file} には [kvmup] セクションだけを残してください。`,

  'nested.early': () => 'kvm モジュールが未ロード',
  'nested.expects': () => 'モジュールの nested パラメーターを設定し、カーネルでの値を確認する',
  'nested.ok': a =>
    `入れ子の仮想化は${word(a.value)}: ${a.module} nested=${a.value}、次回の起動後も同じ (${a.where})`,
  'nested.ok-built-in': a =>
    `入れ子の仮想化は${word(a.value)}: ${a.module} nested=${a.value} (カーネルに組み込み)`,
  'nested.not-kept': a => `${a.module} を nested=${a.value} でロードする設定がない`,
  'nested.wrong': a =>
    `${a.module} が nested=${a.value} になっていない (使用されていないため、ロードし直せる)`,
  'nested.wrong-in-use': a =>
    `${a.module} が nested=${a.value} になっておらず、使用中 (${usedBy(a)})。オプションは書き込むが、有効になるのは次にロードするとき`,
  'nested.in-use': a =>
    `nested=${a.value} は設定済みだが、${a.module} はその前にロードされ、使用中 (${usedBy(a)})`,
  'nested.in-use.hint': a =>
    `ゲストをシャットダウンするか、/dev/kvm を開いているほかのプロセス (lsof /dev/kvm) を終了してから、kvmup を再実行してください。使用されていなければ ${a.module} をロードし直します。ホストの再起動でも反映されます。`,
  'nested.contradicted': a => `要求は nested=${a.value} だが、${a.where} に "${a.text}" という設定がある`,
  'nested.contradicted.hint': a =>
    `誰が何のために設定したのかを確認したうえで、その行を nested=${a.value} に変更するか削除してください (/usr/lib 以下のファイルの場合は、同名のファイルを /etc/modprobe.d に置きます)。"nested" の指定を変えることもできます。`,
  'nested.contradicted.hint-boot': a =>
    `誰が何のために設定したのかを確認したうえで、取り除いて (grubby --update-kernel=ALL --remove-args=${a.text}) 再起動するか、"nested" の指定を変えてください。`,
  'nested.built-in': a =>
    `${a.module} はこのカーネルに組み込まれていて nested=${a.value} ではなく、変更できるのはカーネルコマンドラインだけ`,
  'nested.built-in.hint': a =>
    `次のコマンドを実行してから再起動してください: grubby --update-kernel=ALL --args=${a.module}.nested=${a.value}`,
  'nested.arch': a =>
    `このホスト (${a.arch}) の kvm モジュールには、入れ子の仮想化のパラメーターで kvmup の知るものがない`,
  'nested.lacking': a =>
    `カーネル ${a.kernel} の ${a.module} には nested パラメーターがなく、ゲストの中でゲストを実行できない`,
  'nested.lacking.hint': () =>
    'このパラメーターのあるカーネルのホスト (Intel では EL 7 以降、AMD ではすべて、s390x では論理区画) を使うか、"nested" の指定を外してください。',
  'nested.hpage': () =>
    'kvm が hpage=1 (ゲスト用のヒュージページ) でロードされていて、入れ子の仮想化とは併用できない',
  'nested.hpage.hint': () =>
    'どちらか一方を選んでください。hpage=1 の設定を取り除いて (grep -r hpage /etc/modprobe.d) kvm をロードし直すか、"nested" の指定を外します。',

  'cure.module-in-use': () =>
    'ゲストまたはほかのプログラムがモジュールを使用しています。ゲストをシャットダウンし (virsh -c qemu:///system list)、/dev/kvm を開いているプロセスを調べて (lsof /dev/kvm) から、kvmup を再実行してください。ホストの再起動でも構いません。',
  'cure.group-lock': () =>
    '別のプログラムがホストのユーザーやグループを変更中です。kvmup を再実行してください。変更中のプログラムがなければ、残されたロックファイル (/etc/group.lock、/etc/gshadow.lock) を削除してください。',
}
