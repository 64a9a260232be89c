// How often each DPS is called in a minute, counted in this process: where several run, each counts for itself.

const PERIOD_MS = 60_000;

/** Counts calls in fixed windows, and forgets them all when a window ends. */
export class RateLimit {
  /** @type {Map<string, number>} */
  #counts = new Map();
  #start = -Infinity;
  #limit;

  /** @param {number} limit Calls of one host in a minute; 0: no limit. */
  constructor(limit) {
    this.#limit = limit;
  }

  /**
   * Reads the limit from a variable.
   * @param {string} [text] Empty: 1000, as many as the service itself allows.
   * @throws {Error} where it is no number.
   */
  static read(text = "") {
    if (!/^[0-9]*$/.test(text))
      throw new Error(`RATE_LIMIT: «${text}» is no number of calls in a minute; 0 is no limit`);
    return new RateLimit(text === "" ? 1000 : Number(text));
  }

  /**
   * Counts a call.
   * @param {string} host
   * @param {number} now In milliseconds, by a clock that never goes back.
   * @returns {number | null} Over the limit: the seconds to wait.
   */
  count(host, now) {
    if (this.#limit === 0) return null;
    if (now - this.#start >= PERIOD_MS) {
      this.#start = now;
      this.#counts.clear();
    }
    const count = (this.#counts.get(host) ?? 0) + 1;
    if (count > this.#limit) return Math.ceil((this.#start + PERIOD_MS - now) / 1000);
    this.#counts.set(host, count);
    return null;
  }
}
