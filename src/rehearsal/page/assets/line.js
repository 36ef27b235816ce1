// The line to the rehearsal: news come in, questions go out and are answered.

const PAUSES = [200, 500, 1000, 2000, 3000];
const BROKEN = { no: 'The line to the rehearsal broke. Try again.' };

export class Line {
  /**
   * @param {(news: Object) => void} onNews told of each piece of news
   * @param {(up: boolean) => void} onState told when the line breaks or is back
   */
  constructor(onNews, onState) {
    this.onNews = onNews;
    this.onState = onState;
    this.waiting = new Map();
    this.last = 0;
    this.failures = 0;
  }

  /**
   * Connects as somebody, in a channel; an older connection ends.
   * @param {string} person her key
   * @param {string} channel its id, or an empty text
   */
  connect(person, channel) {
    this.person = person;
    this.channel = channel;
    clearTimeout(this.timer);
    const before = this.socket;
    this.socket = undefined;
    before?.close();
    this.#giveUp();
    const address = new URL('live', location.href.split('#')[0]);
    address.protocol = 'ws:';
    address.search = new URLSearchParams({ as: person, in: channel }).toString();
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.addEventListener('open', () => {
      this.failures = 0;
      this.onState(true);
    });
    socket.addEventListener('message', (event) => {
      if (socket === this.socket) {
        this.#hear(JSON.parse(event.data));
      }
    });
    socket.addEventListener('close', () => {
      if (socket !== this.socket) {
        return;
      }
      this.#giveUp();
      this.onState(false);
      const pause = PAUSES[Math.min(this.failures++, PAUSES.length - 1)];
      this.timer = setTimeout(() => this.connect(this.person, this.channel), pause);
    });
  }

  /**
   * Asks for something to be done.
   * @param {Object} what with `do` and what belongs to it
   * @returns {Promise<Object>} the answer, with `no` where it cannot be done
   */
  ask(what) {
    const socket = this.socket;
    if (socket?.readyState === WebSocket.CONNECTING) {
      // What is pressed while the page comes up is done once the line stands.
      return new Promise((answer) => {
        let settled = false;
        const settle = (done) => () => {
          if (!settled) {
            settled = true;
            answer(done());
          }
        };
        socket.addEventListener('open', settle(() => this.ask(what)));
        socket.addEventListener('close', settle(() => (
          socket === this.socket ? BROKEN : this.ask(what)
        )));
      });
    }
    if (socket?.readyState !== WebSocket.OPEN) {
      return Promise.resolve(BROKEN);
    }
    const n = ++this.last;
    this.socket.send(JSON.stringify({ n, ...what }));
    return new Promise((answer) => this.waiting.set(n, answer));
  }

  #hear(news) {
    if (news.t !== 'answer') {
      this.onNews(news);
      return;
    }
    this.waiting.get(news.n)?.(news);
    this.waiting.delete(news.n);
  }

  #giveUp() {
    for (const answer of this.waiting.values()) {
      answer(BROKEN);
    }
    this.waiting.clear();
  }
}

/**
 * Uploads a file.
 * @param {File} file
 * @returns {Promise<{id?: string, no?: string}>} its id, or why not
 */
export async function upload(file) {
  const address = `upload?${new URLSearchParams({ name: file.name })}`;
  try {
    const answer = await fetch(address, { method: 'POST', body: file });
    if (answer.status === 413) {
      return { no: `${file.name} is larger than the 10 MB that Discord takes.` };
    }
    return answer.ok ? { id: await answer.text() } : { no: `${file.name} could not be uploaded.` };
  } catch {
    return BROKEN;
  }
}
