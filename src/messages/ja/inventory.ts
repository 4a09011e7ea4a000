/** インベントリとそのパターン、kvmup inventory。 */
import type { inventory as en } from '../en/inventory.js'

/** プログラムの出力に行番号はない。 */
const at = ({ file, line }: { file: string; line: number }) => (line > 0 ? `${file}、${line} 行目` : file)

export const inventory: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'inventory.unreadable': a => `インベントリ ${a.file} を読み込めない: ${a.why}`,
  'inventory.unreadable.hint': () =>
    '既存のファイル、ディレクトリ、プログラムを -i で指定してください。すべてのキーの例は inventories/example.yml にあります。',
  'inventory.too-large': a => `インベントリ ${a.file} が ${a.limit} バイトを超えている`,
  'inventory.too-large.hint': () =>
    '本当にインベントリかどうかを確認するか、複数のファイルに分けてください。',
  'inventory.empty': a => `インベントリ ${a.file} にホストがない`,
  'inventory.empty.hint': () =>
    '"hosts:" の下に 1 行に 1 つずつ名前を書いてください。書式の例は inventories/example.yml にあります。',
  'inventory.yaml': a => `${a.file}、${a.line} 行目: YAML の構文エラー: ${a.why}`,
  'inventory.yaml.hint': () => 'その行を修正してください。書式の例は inventories/example.yml にあります。',
  'inventory.key': a => `${a.file}、${a.line} 行目: "${a.key}": ${a.why}`,
  'inventory.key.hint': () =>
    'inventories/example.yml を参照してください。すべてのキーと指定できる値を載せています。',

  'inventory.name': a => `${at(a)}: "${a.name}" は名前として使えない`,
  'inventory.mend.hint': () =>
    '該当箇所を修正してください。kvmup が読み取る書式は docs/inventories.ja.md にあります。',
  'inventory.too-many': a => `${at(a)}: 数が上限の ${a.limit} を超える`,
  'inventory.priority': a => `${at(a)}: "${a.key}": 整数を指定する必要がある`,
  'inventory.circle': a =>
    `${at(a)}: グループ "${a.group}" の子 "${a.child}" が、逆に "${a.group}" を含んでいる`,
  'inventory.twice': a => `${at(a)}: "${a.key}" が重複している`,
  'inventory.key-form': a => `${at(a)}: キーとして使えない`,
  'inventory.key-form.hint': () => '波括弧で始まる値は引用符で囲んでください: "{{ name }}"',
  'inventory.text-key': a => `${at(a)}: 名前 "${a.key}" が文字列ではない`,
  'inventory.text-key.hint': () => '引用符で囲んでください。',
  'inventory.tag': a => `${at(a)}: タグ ${a.tag} には対応していない`,
  'inventory.map': a => `${at(a)}: "${a.key}": 名前と値の対を書く必要がある`,
  'inventory.root': a => `${at(a)}: グループまたは変数を名前ごとに書く必要がある`,
  'inventory.group-key': a => `${at(a)}: "${a.key}": グループに書けるのは hosts、vars、children のみ`,
  'inventory.group-key.hint': () =>
    'Ansible は警告して無視しますが、kvmup は受け付けません。キーの綴りを確認してください。',
  'inventory.range': a => `${at(a)}: "${a.pattern}" の範囲指定が正しくないか、空になっている`,
  'inventory.range.hint': () => '範囲は web[01:50]、web[a:f]、web[1:10:2] のように書いてください。',
  'inventory.port-missing': a => `${at(a)}: "${a.pattern}" のコロンの後にポート番号がない`,
  'inventory.ini.section': a => `${at(a)}: "${a.what}" はセクションとして正しくない`,
  'inventory.ini.word': a => `${at(a)}: "${a.what}" が key=value の形式ではない`,
  'inventory.ini.group': a => `${at(a)}: "${a.what}" はグループ名として正しくない`,
  'inventory.ini.quote': a => `${at(a)}: 引用符が閉じていない: ${a.what}`,
  'inventory.ini.no-such-group': a => `${at(a)}: [${a.what}:vars] のグループがどこにも定義されていない`,
  'inventory.ini.no-such-child': a => `${at(a)}: 子グループ "${a.what}" がどこにも定義されていない`,
  'inventory.ini.hint': () =>
    "セクションは [group]、[group:vars]、[group:children]、ホストの行は name key=value key='a b' の形式です。",
  'inventory.script': a => `${at(a)}: "${a.key}" が --list の出力の形式になっていない`,
  'inventory.script.hint': () =>
    'hosts と children のリスト、vars を持つグループと、_meta.hostvars が必要です。',
  'inventory.program.not-executable': a => `インベントリ ${a.file} はプログラムの形式だが、実行権限がない`,
  'inventory.program.not-executable.hint': a =>
    `信頼できるプログラムなら、実行権限を付けてください: chmod +x ${a.file}`,
  'inventory.program.slow': a => `${a.command} が ${a.seconds} 秒以内に終了しない`,
  'inventory.program.long': a => `${a.command} の出力が ${a.limit} バイトを超えている`,
  'inventory.program.failed': a => `${a.command} が失敗 (${a.code}): ${a.said}`,
  'inventory.program.no-json': a => `${a.command} の出力が JSON ではない`,
  'inventory.program.hint': () =>
    '手動で実行して確認してください。インベントリを JSON で出力し、0 で終了する必要があります。',
  'inventory.special': a => `${a.file} は通常のファイルではない`,
  'inventory.loop': a => `ディレクトリ ${a.file} が自分自身を含んでいる`,
  'inventory.toml': a => `${a.file}: TOML には対応していない`,
  'inventory.plugin': a => `${at(a)}: インベントリプラグインの設定であり、実行できるのは Ansible のみ`,
  'inventory.plugin.hint': () =>
    'Ansible で書き出してください: ansible-inventory -i FILE --list > hosts.json の後、kvmup ... -i hosts.json',
  'inventory.vault-file': a => `${at(a)}: インベントリが Ansible Vault で暗号化されている`,
  'inventory.vault-vars': a =>
    `${at(a)}: Ansible Vault で暗号化されており、${a.host} に関する内容を読み取れない`,
  'inventory.vault': a => `${at(a)}: "${a.key}" が Ansible Vault で暗号化されている`,
  'inventory.template-vault': a =>
    `${at(a)}: "${a.key}" が参照する "${a.name}" は、Ansible Vault で暗号化された ${a.vault} にある可能性がある`,
  'inventory.vault.hint': () =>
    'kvmup は復号できません。ansible-inventory --list で書き出すか、秘密の値を除いて kvmup の入力 (-k、-K) を使ってください。',
  'inventory.template': a =>
    `${at(a)}: "${a.key}": テンプレートは、同じホストの変数を参照する {{ 変数名 }} のみに対応`,
  'inventory.template-name': a => `${at(a)}: "${a.key}" が参照する "${a.name}" が、このホストにない`,
  'inventory.template.hint': () => '値を直接書くか、ansible-inventory --list で書き出してください。',
  'inventory.host-name': a =>
    `${at(a)}: "${a.name}" はホスト名として使えない (使えるのは英数字と . - _ : @ %)`,
  'inventory.unknown': a => `${at(a)}: "${a.key}" というキーはない`,
  'inventory.unknown.hint': a => `使えるキー: ${a.known}`,
  'inventory.near.hint': a => `${a.near} の間違いではありませんか。`,
  'inventory.var.address': a =>
    `${at(a)}: "${a.key}": ホスト名または IP アドレスが必要 ("${a.value}" は不可)`,
  'inventory.var.user': a => `${at(a)}: "${a.key}": ユーザー名が必要 ("${a.value}" は不可)`,
  'inventory.var.port': a => `${at(a)}: "${a.key}": 1 から 65535 のポート番号が必要 ("${a.value}" は不可)`,
  'inventory.var.boolean': a => `${at(a)}: "${a.key}": true または false が必要 ("${a.value}" は不可)`,
  'inventory.var.text': a => `${at(a)}: "${a.key}": 1 行の文字列が必要`,
  'inventory.var.become': a =>
    `${at(a)}: "${a.key}" により ${a.user} が root になれないが、kvmup には root 権限が必要`,
  'inventory.var.become-method': a =>
    `${at(a)}: "${a.key}": root になる方法は sudo のみ ("${a.value}" は不可)`,
  'inventory.var.become-user': a =>
    `${at(a)}: "${a.key}": kvmup は root として動作する ("${a.value}" は不可)`,
  'inventory.var.connection': a => `${at(a)}: "${a.key}": 接続方法は ssh と local のみ ("${a.value}" は不可)`,
  'inventory.var.hint': () => "該当箇所を修正するか、そのホストを対象から外してください: --limit 'all:!NAME'",
  'inventory.ssh.option': a => `${at(a)}: "${a.key}": "${a.what}" は ssh に渡さない`,
  'inventory.ssh.value': a => `${at(a)}: "${a.key}": "${a.what}" の値がないか、ssh に渡せない値になっている`,
  'inventory.ssh.quote': a => `${at(a)}: "${a.key}": 引用符が閉じていない: ${a.what}`,
  'inventory.ssh.hint': () =>
    'ssh に渡すオプションの一覧は docs/inventories.ja.md にあります。それ以外は ~/.ssh/config に書いてください。',
  'inventory.ssh.program': a =>
    `${at(a)}: "${a.key}": ${a.what} はこのマシンで任意のプログラムを実行できるため、インベントリには書けない`,
  'inventory.ssh.program.hint': () =>
    '自分の ~/.ssh/config に書いてください。踏み台ホストなら、インベントリに -J user@bastion と書けば足ります。',
  'inventory.no-match': a => `"${a.pattern}" に当たるホストもグループもインベントリにない`,
  'inventory.pattern': a => `"${a.pattern}" はパターンとして正しくない`,
  'inventory.pattern.regex': a => `"${a.pattern}" は正規表現として正しくない`,
  'inventory.pattern.slow': a => `"${a.pattern}" は名前との照合に時間がかかりすぎる`,
  'inventory.pattern.index': a => `"${a.pattern}" の番号に当たるホストがない`,
  'inventory.pattern.hint': () =>
    'パターンは host、group、web*、~web[0-9]+、web[0]、web[0:2] をコンマまたはコロンで区切り、&web は積、!web は除外です。',
  'usage.nothing-left': () => '指定に当たるホストが 1 台もない',
  'usage.nothing-left.hint': () => 'グループとホストは kvmup inventory --graph -i ... で確認できます。',
  'usage.limit-file': a => `--limit: ファイル ${a.file} がない`,
  'usage.limit-file.hint': () =>
    '@FILE には、ホストまたはパターンを 1 行に 1 つずつ書いたファイルを指定してください。',
  'usage.no-inventory': () => 'インベントリの指定がない',
  'usage.no-inventory.hint': () =>
    '-i で指定してください: ファイル、ディレクトリ、プログラム、または host1,host2,',
  'usage.list-or-graph': () => '--list と --graph のどちらか一方の指定が必要',
  'usage.list-or-graph.hint': () => '--list は全体を JSON で、--graph はグループの木を出力します。',
  'inventory.no-group': a => `グループ "${a.group}" がない`,
  'inventory.list-long': a => `一覧が ${a.limit} 文字を超える`,
  'inventory.list-long.hint': () =>
    '代わりに --graph でグループの木を表示するか、インベントリを減らしてください。',
}
