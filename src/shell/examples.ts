/** Command lines to begin with, by command; a test parses each of them. */
import type { HelpId } from '../messages/message.js'

/** What is typed, and the message that says what it is for. */
export type Example = readonly [line: string, id: HelpId]

export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  kvmup: [
    ['kvmup', 'help.example.wizard'],
    ['kvmup rehearse', 'help.example.rehearse'],
    ['kvmup plan root@kvm1', 'help.example.plan'],
    ['kvmup apply root@kvm1', 'help.example.apply'],
    ['kvmup explain KVM012', 'help.example.explain'],
  ],
  'kvmup plan': [
    ['kvmup plan root@kvm1', 'help.example.plan'],
    ['kvmup plan -v local', 'help.example.plan-local'],
    ['kvmup plan -i hosts.yml --limit kvm1,kvm2', 'help.example.plan-limit'],
  ],
  'kvmup verify': [
    ['kvmup verify -i hosts.yml', 'help.example.verify'],
    ['kvmup verify --deep root@kvm1', 'help.example.verify-deep'],
    ['kvmup verify --json -i hosts.yml > verified.ndjson', 'help.example.verify-json'],
    ['kvmup verify -i hosts.yml --report html=kvm.html --attest kvm.json', 'help.example.verify-attest'],
  ],
  'kvmup apply': [
    ['kvmup apply root@kvm1', 'help.example.apply'],
    ['kvmup apply --yes -i hosts.yml --forks 50', 'help.example.apply-fleet'],
    [
      'kvmup apply --yes -i hosts.yml --serial 1,10%,50% --max-fail-percentage 10',
      'help.example.apply-serial',
    ],
    ['kvmup apply --yes -i hosts.yml --rerun failed,unreachable', 'help.example.apply-rerun'],
    ['kvmup apply --repair-repos --reboot admin@old1:2222', 'help.example.apply-repair'],
    ['kvmup apply --users alice,bob --nested on root@kvm1', 'help.example.apply-users'],
  ],
  'kvmup wizard': [
    ['kvmup wizard', 'help.example.wizard'],
    ['kvmup wizard root@kvm1', 'help.example.wizard-host'],
    ['kvmup wizard --plain', 'help.example.wizard-plain'],
  ],
  'kvmup facts': [
    ['kvmup facts root@kvm1', 'help.example.facts'],
    ['kvmup facts --json -i hosts.yml', 'help.example.facts-json'],
  ],
  'kvmup repos': [['kvmup repos restore root@old1', 'help.example.restore']],
  'kvmup repos restore': [
    ['kvmup repos restore root@old1', 'help.example.restore'],
    ['kvmup repos restore --yes -i hosts.yml --limit old1,old2', 'help.example.restore-fleet'],
  ],
  'kvmup runs': [
    ['kvmup runs', 'help.example.runs'],
    ['kvmup runs show last', 'help.example.runs-show'],
  ],
  'kvmup runs list': [['kvmup runs list --json', 'help.example.runs-list']],
  'kvmup runs show': [
    ['kvmup runs show last', 'help.example.runs-show'],
    ['kvmup runs show last --json', 'help.example.runs-json'],
  ],
  'kvmup compare': [
    ['kvmup compare before.json after.json', 'help.example.compare'],
    ['kvmup compare before.json last', 'help.example.compare-last'],
  ],
  'kvmup inventory': [
    ['kvmup inventory --graph -i hosts.ini', 'help.example.inventory-graph'],
    ['kvmup inventory --list -i hosts.ini -i more.yml', 'help.example.inventory-list'],
  ],
  'kvmup explain': [
    ['kvmup explain KVM012', 'help.example.explain'],
    ['kvmup explain cpu', 'help.example.explain-topic'],
    ['kvmup explain load-kvm', 'help.example.explain-task'],
    ['kvmup explain nested virtualization', 'help.example.explain-words'],
    ['kvmup explain kvm', 'help.example.explain-kvm'],
  ],
  'kvmup rehearse': [
    ['kvmup rehearse', 'help.example.rehearse'],
    ['kvmup rehearse --plain --lang ja', 'help.example.rehearse-plain'],
  ],
  'kvmup doctor': [
    ['kvmup doctor', 'help.example.doctor'],
    ['kvmup doctor --json', 'help.example.doctor-json'],
  ],
  'kvmup completion': [
    [
      'kvmup completion bash > ~/.local/share/bash-completion/completions/kvmup',
      'help.example.completion-bash',
    ],
    ['kvmup completion zsh > ~/.zfunc/_kvmup', 'help.example.completion-zsh'],
    ['kvmup completion fish > ~/.config/fish/completions/kvmup.fish', 'help.example.completion-fish'],
  ],
}
