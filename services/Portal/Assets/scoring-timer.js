// How long an examiner is at a dossier. It stands in this browser only and is sent to nobody; it runs while the page is
// in sight, until it is paused.
{
  const every = 1000;
  // A machine that slept was not read on.
  const most = 5000;
  let last = Date.now();

  const nameOf = (timer) => `vik-timer-${timer.dataset.timer}`;

  const read = (timer) => {
    try {
      return { spent: 0, paused: false, ...JSON.parse(localStorage.getItem(nameOf(timer))) };
    } catch {
      return { spent: 0, paused: false };
    }
  };

  const show = (timer, state) => {
    timer.hidden = false;
    const words = timer.dataset.minutes.replace("{0}", Math.floor(state.spent / 60000));
    const shown = timer.querySelector("[data-timer-words]");
    if (shown.textContent !== words) {
      shown.textContent = words;
    }
    timer.querySelector("[data-timer-toggle]").textContent = state.paused ? timer.dataset.go : timer.dataset.pause;
    timer.classList.toggle("paused", state.paused);
  };

  const tick = () => {
    const now = Date.now();
    const passed = Math.min(now - last, most);
    last = now;
    const timer = document.querySelector("[data-timer]");
    if (timer) {
      const state = read(timer);
      if (!state.paused && document.visibilityState === "visible") {
        state.spent += passed;
        localStorage.setItem(nameOf(timer), JSON.stringify(state));
      }
      show(timer, state);
    }
  };

  document.addEventListener("click", (event) => {
    const timer = event.target.closest("[data-timer-toggle]")?.closest("[data-timer]");
    if (timer) {
      const state = read(timer);
      state.paused = !state.paused;
      localStorage.setItem(nameOf(timer), JSON.stringify(state));
      show(timer, state);
    }
  });

  // When the result is fixed there is nothing to time any more.
  const over = document.querySelector('[data-stage="Fixed"]') && document.querySelector("[data-timer]");
  if (over) {
    localStorage.removeItem(nameOf(over));
    over.remove();
  }
  tick();
  setInterval(tick, every);
}
