/**
 * What yum 3, dnf 4 and rpm say when a transaction does not come about. Actions run in the C locale; the Japanese
 * of dnf and yum stands beside it for what a host's own wrappers, plugins and scriptlets translate all the same.
 */
import { msg } from '../src/messages/message.js'
import type { Known } from './failures-libvirt.js'
import { DAMAGED } from './packages.js'

/** First match wins: a consequence (nothing to do, no match) stands behind its causes. */
export const packageFailures: readonly Known[] = [
  {
    pattern:
      /No space left on device|needs \d+ ?[KMG]?B (more space )?on the \S+ filesystem|At least \d+MB more space needed|Not enough free space in|デバイスに空き領域がありません|に十分なスペースがありません/i,
    hint: msg('cure.space'),
  },
  { pattern: /bootc system is configured to be read-only/i, hint: msg('cure.image-based') },
  { pattern: DAMAGED, hint: msg('cure.rpmdb') },
  { pattern: /corrupted RPMDB|RPMDB を破損/, hint: msg('cure.rpmdb') },
  { pattern: /Malformed lock file found|不正な形式のロックファイル/, hint: msg('cure.stale-lock') },
  {
    pattern:
      /(is )?currently holding the yum lock|another copy is running as pid|already locked by|Waiting for process with pid|still locked by process|can't create transaction lock|現在 yum のロックを持っています|PID \d+ として別に実行されています|のプロセスが終了するのを待ちます/,
    hint: msg('cure.lock'),
  },
  {
    pattern:
      /GPG check FAILED|GPG keys listed for the .* are already installed but they are not correct|Public key for .* is not (installed|trusted)|GPG の確認に失敗しました|このパッケージには適切ではありません|の公開鍵が(インストールされていません|信頼されません)/,
    hint: msg('cure.gpg'),
  },
  {
    pattern:
      /certificate is not yet valid|certificate has expired|NSS error -81(81|62)|Peer's Certificate has expired/i,
    hint: msg('cure.certificate'),
  },
  {
    pattern:
      /problem making ssl connection|SSL connect error|NSS error -121(88|90)|incompatible or unsupported protocol version/i,
    hint: msg('cure.tls'),
  },
  {
    pattern:
      /(vault|mirror)\.centos\.org\S* ?:? \[Errno 14\] HTTPS? Error 403|Status code: 403 for https?:\/\/vault\./,
    hint: msg('cure.vault'),
  },
  { pattern: /Status code: 40[13] for|HTTPS? Error 40[13]/, hint: msg('cure.forbidden') },
  {
    pattern:
      /not registered with an entitlement server|no enabled repos|有効化されたリポジトリーがありません/i,
    hint: msg('cure.subscription'),
  },
  {
    pattern:
      /Could ?n[o']t resolve host|Cannot prepare internal mirrorlist|Failed to download metadata|Cannot find a valid baseurl|Cannot retrieve repository metadata|All mirror URLs are not using|Could not retrieve mirrorlist|No more mirrors to try|のメタデータのダウンロードに失敗しました/,
    hint: msg('cure.mirrors'),
  },
  { pattern: /filtered out by modular filtering|モジュラーフィルタリング/, hint: msg('cure.modular') },
  {
    pattern:
      /Requires: (libc\.so\.6\(GLIBC_|rtld\(|python\(abi\))|nothing provides (libc\.so\.6\(GLIBC_|python\(abi\))/,
    hint: msg('cure.foreign-repo'),
  },
  {
    pattern:
      /relocation error: .* symbol \S+, version \S+ not defined in file (\S+) with link time reference/,
    hint: msg('cure.relocation'),
  },
  { pattern: /Protected multilib versions|is a duplicate with/, hint: msg('cure.unfinished') },
  {
    pattern:
      /Error: Package: .*\n\s+Requires: |^ ?Problem( \d+)?: |conflicting requests|^ ?問題( \d+)?: |競合するリクエスト|依存関係の解決に失敗/m,
    hint: msg('cure.dependencies'),
  },
  {
    pattern:
      /No match for argument|No package \S+ available|Unable to find a match|Module or Group '[^']*' is not available\.|[Gg]roup \S+ does not exist|一致した引数がありません|一致するものが見つかりません|モジュールまたはグループ '[^']*' は利用不可です|パッケージ \S+ は利用できません|グループ \S+ が存在しません/,
    hint: msg('cure.no-package'),
  },
]

/** Said in passing by transactions that succeed as well: only where nothing else is known. */
export const packageWarnings: readonly Known[] = [
  {
    pattern: /There are unfinished transactions remaining|終了していない残作業があります/,
    hint: msg('cure.unfinished'),
  },
]
