/** The name under which a page keeps its follower. */
export const keyFollowerName = 'vonglauKeyFollower';

/** What a page tells of its keys. */
export interface KeyFollower {
  /** From the last key to the end of the frame that shows the last change it made; asked once it has come to rest. */
  lastKeyMs(): Promise<number>;
  /** The longest task since this was last asked; 0 when none took 50 ms or more. */
  longestTaskMs(): number;
}

/** Runs in the page, whole by itself: follows keys, the changes they make in the list, and the frames that show them. */
export function followKeys(name: string): void {
  const restFrames = 6;
  let keyAt = 0;
  let shownAt = 0;
  let framesAtRest = 0;
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask', buffered: true });
  const afterFrame = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  const noteShown = () =>
    afterFrame(() => {
      shownAt = performance.now();
    });
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      keyAt = timeStamp;
      framesAtRest = 0;
      noteShown();
    },
    true,
  );
  /** Rows, what stands in them, where they stand: not the desk's clocks, nor what only a screen reader or a scroll bar is told. */
  const isSeen = ({ type, target }: MutationRecord) => {
    const element = target instanceof Element ? target : target.parentElement;
    if (!element?.closest('.camera-list')) return false;
    return type !== 'attributes' || element.role === 'row';
  };
  new MutationObserver((records) => {
    if (!records.some(isSeen)) return;
    framesAtRest = 0;
    noteShown();
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const countFrame = () => {
    framesAtRest++;
    requestAnimationFrame(countFrame);
  };
  countFrame();
  const rest = () =>
    new Promise<void>((resolve) => {
      const look = () => (framesAtRest >= restFrames ? resolve() : requestAnimationFrame(look));
      look();
    });
  Reflect.set(globalThis, name, {
    lastKeyMs: async () => {
      await rest();
      return shownAt - keyAt;
    },
    longestTaskMs: () => {
      for (const { duration } of observer.takeRecords()) longest = Math.max(longest, duration);
      const told = longest;
      longest = 0;
      return told;
    },
  } satisfies KeyFollower);
}
