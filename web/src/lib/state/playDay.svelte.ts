import type { HourRange } from '@lyktan/geodata/filter/filter';

const STEP_MS = 750;

/**
 * Plays the day: an hour at a time, from noon on. Where motion is not wanted it does not run by itself; each press
 * goes one hour further.
 */
export class PlayDay {
  playing = $state(false);
  readonly #show: (hours: HourRange) => void;
  #hour = 12;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(show: (hours: HourRange) => void) {
    this.#show = show;
  }

  /** Starts from the hours now chosen, or noon; a second press stops. */
  toggle(hours: HourRange | null, stepOnly: boolean): void {
    if (this.playing) {
      this.stop();
      return;
    }
    this.#hour = hours ? (hours.end - hours.start === 1 ? hours.end % 24 : hours.start) : 12;
    this.#step();
    if (stepOnly) return;
    this.playing = true;
    this.#timer = setInterval(() => this.#step(), STEP_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.playing = false;
  }

  #step(): void {
    this.#show({ start: this.#hour, end: this.#hour + 1 });
    this.#hour = (this.#hour + 1) % 24;
  }
}
