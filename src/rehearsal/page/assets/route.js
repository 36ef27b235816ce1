// Who and where, in the address: `#/ana/1234`. So a reload keeps both, the
// back button works, and a second tab can be somebody else.

/**
 * @returns {{person: string, channel: string}} empty texts where nothing is said
 */
export function route() {
  const [, person = '', channel = ''] = location.hash.split('/');
  return location.hash.startsWith('#/') ? { person, channel } : { person: '', channel: '' };
}

/**
 * The address of somebody in a channel.
 * @param {string} person her key
 * @param {string} channel its id
 * @returns {string}
 */
export function addressOf(person, channel) {
  return `#/${person}/${channel}`;
}

/**
 * Writes who and where into the address without a step in the history.
 * @param {string} person
 * @param {string} channel
 */
export function settle(person, channel) {
  const address = addressOf(person, channel);
  if (location.hash !== address) {
    history.replaceState(null, '', address);
  }
}
