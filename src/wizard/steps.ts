/** All questions in their order. */
import { msg } from '../messages/message.js'
import { hostSteps } from './host-steps.js'
import type { Choice } from './question.js'
import type { Planned, State, StepId } from './state.js'
import { choice, LEAVE, leaveChoice, type Step, type Taken } from './step.js'
import { wishSteps } from './wish-steps.js'

/** The path that means "do not save". */
const NOWHERE = '-'
const USUAL_FILE = './kvmup-hosts.yml'

const save: Step = {
  id: 'save',
  after: 'findings',
  due: () => true,
  ask: (_, { savable }) => ({
    kind: 'text',
    message: msg('wizard.save'),
    usual: USUAL_FILE,
    check: text => {
      const found = text === NOWHERE ? 'new' : savable(text)
      return typeof found === 'string' ? undefined : found
    },
  }),
  take: (state, [path = '']) => ({ ...state, save: path === NOWHERE ? '' : path }),
}

const overwrite: Step = {
  id: 'overwrite',
  after: 'findings',
  due: ({ save: path = '' }, { savable }) => path !== '' && savable(path) === 'exists',
  ask: ({ save: file = '' }) => ({
    kind: 'one',
    message: msg('wizard.overwrite', { file }),
    choices: [choice('not', msg('wizard.overwrite.not')), choice('overwrite', msg('wizard.overwrite.yes'))],
    usual: 'not',
  }),
  take: (state, [value]) => (value === 'overwrite' ? state : { ...state, save: '' }),
}

/** The questions whose answers may take away what a task finds in the way; of several the first that was asked. */
const QUESTIONS: Readonly<Record<string, readonly StepId[]>> = {
  'admit-users': ['users', 'users-typed'],
  'default-network': ['network'],
  'set-nested': ['nested'],
  'repair-repos': ['repair-repos'],
  'prepare-packages': ['repair-rpmdb'],
}

/** Questions that were answered and can be answered otherwise. */
const otherwise = (state: State, { blocking }: Planned): readonly Choice[] =>
  blocking.flatMap(task => {
    const question = QUESTIONS[task]?.find(one => state.answered.includes(one))
    return question ? [choice(question, msg('wizard.consent.otherwise', { task }))] : []
  })

const NOTHING_PLANNED: Planned = { ready: 0, changing: 0, blocking: [] }

const consent: Step = {
  id: 'consent',
  after: 'plan',
  due: () => true,
  ask: (state, { planned = NOTHING_PLANNED }) => ({
    kind: 'one',
    message: msg(planned.ready > 0 ? 'wizard.consent' : 'wizard.consent.blocked'),
    choices: [
      ...(planned.ready === 0
        ? []
        : planned.changing === 0
          ? [choice('apply', msg('wizard.consent.prove', { hosts: planned.ready }))]
          : [choice('apply', msg('wizard.consent.apply', { hosts: planned.changing }))]),
      ...otherwise(state, planned),
      ...(state.save ? [choice('save', msg('wizard.consent.save'))] : []),
      leaveChoice,
    ],
    // Enter alone changes nothing.
    usual: LEAVE,
  }),
  take: (state, [value]): Taken => {
    if (value === LEAVE) return 'leave'
    const question = Object.values(QUESTIONS)
      .flat()
      .find(one => one === value)
    if (question) return { to: question }
    return { ...state, consent: value === 'save' ? 'save' : 'apply' }
  },
}

export const steps: readonly Step[] = [...hostSteps, ...wishSteps, save, overwrite, consent]
