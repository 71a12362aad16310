// The keyboard of a dossier: levels by number, on and back by letter, and the piece that is being read is cited by one.
// Letters and numbers do nothing in a text field and can be switched off; the page works without any of it.
{
  const store = "vik-scoring-keys";
  const texts = "textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])";
  let current; // The criterion that keys are for: the one that was last gone to, by focus or by scrolling.
  let focused = 0;
  let pointed = { at: 0, mouse: false };

  const form = () => document.querySelector("form[data-dossier]");
  const places = () => [...document.querySelectorAll("form[data-dossier] :is([data-criterion], #indienen)")];
  const isOn = () => document.querySelector("[data-keys-on]")?.checked ?? false;
  const barBottom = () => document.querySelector("[data-bar]")?.getBoundingClientRect().bottom ?? 0;

  // The piece that has the focus, else the topmost that is still in sight.
  const pieceOf = (section) => {
    const pieces = [...section.querySelectorAll("[data-piece]")];
    const top = Math.max(0, barBottom()) + 80;
    return pieces.find((piece) => piece.contains(document.activeElement))
      ?? pieces.find((piece) => piece.getBoundingClientRect().bottom > top) ?? pieces.at(-1);
  };

  const show = () => {
    const piece = current?.isConnected && isOn() ? pieceOf(current) : undefined;
    for (const section of places()) {
      section.classList.toggle("current", section === current);
    }
    for (const other of document.querySelectorAll(".at-hand")) {
      other.classList.toggle("at-hand", other === piece);
    }
    piece?.classList.add("at-hand");
    form()?.classList.toggle("keyed", isOn());
    for (const step of document.querySelectorAll("[data-step]")) {
      if (current && step.dataset.step === current.dataset.criterion) {
        step.setAttribute("aria-current", "step");
      } else {
        step.removeAttribute("aria-current");
      }
    }
  };

  // What stands a third down the screen is what is read.
  const look = () => {
    const line = innerHeight / 3;
    current = places().findLast((place) => place.getBoundingClientRect().top <= line) ?? places()[0];
    show();
  };

  const go = (steps) => {
    const all = places();
    const target = all[Math.min(all.length - 1, Math.max(0, all.indexOf(current) + steps))];
    const last = target.querySelector("[data-submit]");
    (last ?? target.querySelector("[data-heading]")).focus({ preventScroll: true });
    target.scrollIntoView({ block: last ? "nearest" : "start", behavior: "instant" });
    current = target;
    show();
  };

  const motivate = (section) => {
    const field = section.querySelector("[data-motivation]");
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    // On a low screen what is found scrolls within itself.
    field?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  const choose = (key) => {
    const radio = current?.querySelector(`[data-level="${key}"]`);
    if (radio) {
      radio.checked = true;
      radio.dispatchEvent(new Event("input", { bubbles: true }));
      motivate(current);
    }
  };

  const press = (key) => {
    if (/^[1-9]$/.test(key)) {
      choose(key);
    } else if (key === "n" || key === "j") {
      go(1);
    } else if (key === "p" || key === "k") {
      go(-1);
    } else if (key === "c") {
      pieceOf(current)?.querySelector("[data-cite]")?.click();
    } else {
      return false;
    }
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (!form() || event.defaultPrevented || event.isComposing || event.altKey) {
      return;
    }
    if (event.target.closest(texts)) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        go(1);
      } else if (event.key === "Escape") {
        current?.querySelector("[data-heading]")?.focus({ preventScroll: true });
      }
    } else if (isOn() && !event.ctrlKey && !event.metaKey && press(event.key.toLowerCase())) {
      event.preventDefault();
    }
  });

  document.addEventListener("focusin", (event) => {
    const place = places().find((one) => one.contains(event.target));
    if (place) {
      focused = Date.now();
      current = place;
      show();
    }
  });

  document.addEventListener("pointerdown", (event) => {
    pointed = { at: Date.now(), mouse: event.pointerType === "mouse" };
    const place = places().find((one) => one.contains(event.target));
    if (place) {
      focused = Date.now();
      current = place;
      show();
    }
  });

  // Who chooses a level with the mouse goes on with the keyboard: the motivation is next.
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-level]") && pointed.mouse && Date.now() - pointed.at < 500) {
      setTimeout(() => motivate(event.target.closest("[data-criterion]")));
    }
    if (event.target.matches("[data-keys-on]")) {
      localStorage.setItem(store, event.target.checked ? "on" : "off");
      show();
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("a[data-next]")) {
      event.preventDefault();
      current = event.target.closest("[data-criterion]");
      go(1);
    }
  });

  // The page moves by itself when the focus does; that is no scrolling.
  document.addEventListener("scroll", () => {
    if (form() && Date.now() - focused > 300) {
      requestAnimationFrame(look);
    }
  }, { passive: true });

  const help = document.querySelector("[data-keys]");
  if (help) {
    help.hidden = false;
    help.querySelector("[data-keys-on]").checked = localStorage.getItem(store) !== "off";
    look();
  }
}
