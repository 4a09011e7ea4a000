/** `kvmup explain` の文言: カタログの各コードの表題、原因、対処。 */
import type { CatalogueWords } from '../../catalogue/words.js'
import { connection } from './catalogue/connection.js'
import { cpu } from './catalogue/cpu.js'
import { kvm } from './catalogue/kvm.js'
import { libvirt } from './catalogue/libvirt.js'
import { module } from './catalogue/module.js'
import { network } from './catalogue/network.js'
import { packages } from './catalogue/packages.js'
import { platform } from './catalogue/platform.js'
import { proof } from './catalogue/proof.js'
import { repositories } from './catalogue/repositories.js'
import { run } from './catalogue/run.js'
import { wishes } from './catalogue/wishes.js'

export const catalogue: CatalogueWords = {
  topics: {
    platform: 'システム',
    cpu: 'CPU とファームウェア',
    module: 'カーネルモジュールと /dev/kvm',
    repositories: 'パッケージのリポジトリ',
    packages: 'パッケージマネージャーとパッケージ',
    libvirt: 'libvirt のデーモン',
    network: 'default ネットワーク',
    proof: '検査と実証',
    wishes: '要求した設定 (wishes)',
    ssh: 'ホストへの接続と root 権限',
    run: 'kvmup 自身の実行',
  },
  entries: {
    ...platform,
    ...cpu,
    ...module,
    ...repositories,
    ...packages,
    ...libvirt,
    ...network,
    ...proof,
    ...wishes,
    ...connection,
    ...run,
  },
  kvm,
}
