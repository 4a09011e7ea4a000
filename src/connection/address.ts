/** What may stand as an address or a user on the command line of ssh. */

const ADDRESS = /^[A-Za-z0-9_:][A-Za-z0-9_.:%-]{0,254}$/
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@\\+$-]{0,127}$/

/** Host names, aliases, IPv4 and IPv6 (with zone); nothing that ssh or a shell could take for something else. */
export const safeAddress = (text: string): boolean => ADDRESS.test(text)

/** Login names, also `user@domain` and `DOMAIN\user`. */
export const safeUser = (text: string): boolean => USER.test(text) && !text.endsWith('\\')

/** A user of the host itself: tools there take a name of digits alone for a number, and 0 for root. */
export const safeLogin = (text: string): boolean => safeUser(text) && !/^\d+$/.test(text)
