/** Every test may speak every language, as the program may once it knows which is wanted. */
import { speak } from '../src/messages/message.js'

await speak('ja')
