// What this tab knows of the club. It changes by news alone, and tells.

/**
 * Fires an event named after each kind of news: `people`, `places`,
 * `commands`, `stage`, `own`, `messages`, `requests`.
 */
export class Club extends EventTarget {
  me = '';
  people = [];
  places = { guild: '', channels: [], letters: null };
  commands = { slash: [], menu: [] };
  stage = { bot: true };
  own = { deeds: [], form: null };
  /** The channel that is looked at. */
  channel = '';

  /**
   * Takes a piece of news.
   * @param {Object} news
   */
  take(news) {
    if (news.t === 'people') {
      this.me = news.me;
      this.people = news.people;
    } else if (news.t === 'messages') {
      this.channel = news.channel;
    } else if (news.t in this) {
      this[news.t] = news;
    }
    this.dispatchEvent(new CustomEvent(news.t, { detail: news }));
  }

  /** @returns {Object|undefined} who is played */
  get self() {
    return this.people.find((person) => person.id === this.me);
  }

  /**
   * A channel or thread.
   * @param {string} id
   * @returns {Object|undefined} its place, a thread with its `parent`
   */
  place(id) {
    const { channels, letters } = this.places;
    for (const channel of channels) {
      if (channel.id === id) {
        return channel;
      }
      const thread = channel.threads.find((one) => one.id === id);
      if (thread) {
        return { ...thread, parent: channel };
      }
    }
    return letters?.id === id ? letters : undefined;
  }

  /**
   * The name of somebody whose id is mentioned.
   * @param {string} id
   * @returns {string|undefined}
   */
  nameOf(id) {
    return this.people.find((person) => person.id === id)?.name;
  }
}
