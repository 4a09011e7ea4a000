/** A question as a value: how it is drawn, or read out line by line, is for whoever asks it. */
import type { Message } from '../messages/message.js'

export type Choice = Readonly<{ value: string; name: Message; more?: Message }>

/** Every answer is a list of words: one for a choice or a text, any number for `some`. */
export type Value = readonly string[]

export type Question = Readonly<
  | { kind: 'one'; message: Message; choices: readonly Choice[]; usual: string }
  | {
      kind: 'some'
      message: Message
      items: readonly string[]
      usual: Value
      /** A last item for what is not in the list; its answer is `OTHERS`. */
      others?: Message
      /** What is wrong with choosing nothing; without it that is an answer. */
      none?: Message
    }
  | {
      kind: 'text'
      message: Message
      /** What Enter alone means; empty when it means nothing. */
      usual: string
      /** What is wrong with a text, undefined when nothing is. */
      check: (text: string) => Message | undefined
    }
>

/** `left`: Ctrl-C, the end of input, a terminal that went away. */
export type Answer = Readonly<{ is: 'answer'; value: Value } | { is: 'back' } | { is: 'left' }>

export type Ask = (question: Question) => Promise<Answer>

/** That there is more than the list has. No name of a host or a user. */
export const OTHERS = '+'

/** In every list; in a text it is typed. */
export const BACK = '<'
