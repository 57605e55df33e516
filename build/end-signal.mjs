// @ts-check

/**
 * Fires once this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the npm that started us is gone.
 * @returns {AbortSignal}
 */
export function endSignal() {
  const controller = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(name, () => controller.abort());
  if (process.env.npm_lifecycle_event !== undefined) watchParent(() => controller.abort());
  return controller.signal;
}

/** @param {() => void} onGone */
function watchParent(onGone) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) onGone();
  }, 1000).unref();
}
