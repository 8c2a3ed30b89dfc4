"""Hands that never touch the mouse: Tab, arrows, Space and Enter, and what they must see."""

import re

from playwright.sync_api import TimeoutError as Late

# The page knows what its kernel still owes it; and what the keyboard can stop at has a name, by
# which a failure tells it: a group of options is one stop.
SCRIPT = r"""() => {
  if (globalThis.kaHands) return;
  const owed = new Set();
  globalThis.jupyterapp.widgetManager.kernel.anyMessage.connect((_, { msg, direction }) => {
    if (direction === "send") {
      if (msg.header.msg_type === "comm_msg") owed.add(msg.header.msg_id);
    } else if (msg.header.msg_type === "status" && msg.content.execution_state === "idle") {
      owed.delete(msg.parent_header.msg_id);
    }
  });
  const FIELDS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const whole = (one) => one.closest?.("[role=radiogroup]") ?? one;
  const words = (one) => {
    const by = one.getAttribute("aria-labelledby");
    const label = by ? document.getElementById(by.split(" ")[0]) : one.labels?.[0];
    const said = one.getAttribute("aria-label") || label?.textContent || one.textContent || "";
    return said.replace(/\s+/g, " ").trim().slice(0, 70);
  };
  const free = (one) =>
    !one.disabled && !one.closest("[inert]") && one.checkVisibility({ visibilityProperty: true });
  const stops = (place) => {
    const named = new Map();
    const many = {};
    for (const one of place.querySelectorAll(FIELDS)) {
      if (!free(one) || named.has(whole(one))) continue;
      const name = `${one.type || one.localName} «${words(whole(one))}»`;
      many[name] = (many[name] ?? 0) + 1;
      named.set(whole(one), many[name] > 1 ? `${name} ${many[name]}` : name);
    }
    return named;
  };
  const seen = (here) => {
    if (!here || here === document.body) return "the keyboard is lost";
    const name = here.outerHTML.slice(0, 120);
    const box = here.getBoundingClientRect();
    if (box.height === 0) return `not drawn: ${name}`;
    const top = Math.max(0, box.top);
    const foot = Math.min(innerHeight, box.bottom);
    const x = box.left + Math.min(box.width, innerWidth) / 2;
    const y = (top + foot) / 2;
    if (x < 0 || x > innerWidth || foot <= top) return `outside: ${name}`;
    const above = document.elementFromPoint(x, y);
    const mine = here.closest("label") ?? here;
    return mine.contains(above) || above?.contains(mine) ? "" : `hidden: ${name}`;
  };
  // a heading or a notice that the page itself moved to is read, not worked with: it needs no ring
  const ringed = (here) => here.tabIndex < 0 || getComputedStyle(here).outlineStyle !== "none";
  const looks = () => {
    const here = document.activeElement;
    return seen(here) || (ringed(here) ? "" : `no ring: ${here.outerHTML.slice(0, 120)}`);
  };
  globalThis.kaHands = {
    rested: () => owed.size === 0,
    stops: (place) => [...stops(place).values()],
    looks,
    // the stop at which the keyboard is; "" outside of the place, "-" at something else in it
    here: (place) => {
      const at = document.activeElement;
      const inside = at !== document.body && place.contains(at);
      return {
        stop: inside ? stops(place).get(whole(at)) ?? "-" : "",
        kind: at.getAttribute("role") || at.type || at.localName,
        chosen: Boolean(at.type === "radio" && at.checked),
        looks: looks(),
      };
    },
    // what a place says from now on
    listen: (place) => {
      const said = new Set();
      const heard = new MutationObserver((changes) => {
        for (const { target, addedNodes } of changes) {
          const one = target.nodeType === 1 ? target : target.parentElement;
          if (one && !one.closest("button, [role=radiogroup], select")) said.add(one);
          for (const node of addedNodes) if (node.nodeType === 1) said.add(node);
        }
      });
      heard.observe(place, { childList: true, subtree: true, characterData: true });
      globalThis.kaHands.said = () => {
        heard.disconnect();
        const shown = [...said].filter((one) => one.isConnected && one.innerText?.trim());
        const near = (one) => {
          const box = one.getBoundingClientRect();
          return box.height > 0 && box.bottom > -innerHeight && box.top < 2 * innerHeight;
        };
        const where = shown.map((one) => Math.round(one.getBoundingClientRect().top));
        return { some: shown.length > 0, near: shown.some(near), where };
      };
    },
  };
}"""

ACTS = {
    "select-one": "ArrowDown",
    "radio": "Space",
    "checkbox": "Space",
    "submit": "Enter",
    "button": "Enter",
    "summary": "Enter",
}
CHECKS = re.compile(r"^submit «(Comprobar|Ver |Check|See )")
HINTS = re.compile(r"^submit «(Pista|Otra pista|Hint|Another hint)")  # until there are no more
TRIES = 150  # nobody presses Tab so often to come anywhere
TURNS = 6  # so often one goes back for what has come up behind
SOON_MS = 3000


class Keyboard:
    """Tab, arrows, Space and Enter; no mouse, and no script that moves the focus.

    `person` is a Guest; with a screen, it is turned to. Words name what is on that screen.
    """

    def __init__(self, person, screen: int = 0) -> None:
        self.person, self.screen = person, screen
        self.last = "Tab"  # what was done last, to tell of a fault
        self.page = person.page
        self.page.evaluate(SCRIPT)
        if screen:
            self.begin()
        self.place = self.page.locator(".ka-screen.is-here")

    def begin(self) -> None:
        """Turn to the screen from another one: the keyboard is at its heading."""
        self.person.turn_to(1)
        self.person.turn_to(self.screen)
        self.page.wait_for_function("document.activeElement.closest('.ka-screen.is-here')")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.last = f"{key} · {self.last}"[:120]

    def rest(self) -> None:
        """Wait until the page has answered, and the keyboard is where people see it."""
        self.page.wait_for_function("kaHands.rested()", timeout=20_000)
        self.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        self.must_be_seen()

    def must_be_seen(self) -> None:
        try:
            self.page.wait_for_function("kaHands.looks() === ''", timeout=SOON_MS)
        except Late:
            looks = self.page.evaluate("kaHands.looks()")
            raise AssertionError(f"after {self.last}: {looks}") from None

    def go(self, there, key: str = "Tab") -> None:
        """Press a key until `there`; what it passes can be seen, too."""
        for _ in range(TRIES):
            if there():
                return
            self.press(key)
            self.must_be_seen()
        raise AssertionError("not reached by keyboard")

    def reach(self, place) -> None:
        """Go on with Tab, or back with Shift, until the keyboard is there or in it."""
        behind = "one => Boolean(document.activeElement.compareDocumentPosition(one) & 2)"
        key = "Shift+Tab" if place.evaluate(behind) else "Tab"
        self.go(lambda: place.evaluate("one => one.contains(document.activeElement)"), key)

    def do(self, button) -> None:
        """Press a button, or the one of that name, and wait until the page has answered."""
        if isinstance(button, str):
            button = self.place.get_by_role("button", name=button, exact=True)
            button.wait_for()
        self.reach(button)
        self.press("Enter")
        self.rest()

    def choose(self, words: str | int, within=None) -> None:
        """One of several options that exclude each other, by its words or its number."""
        within = within or self.place
        if isinstance(words, str):
            wanted = within.locator("label", has_text=words).first.locator("input")
        else:
            wanted = within.locator("input[type=radio]").nth(words)
        self.reach(wanted.locator("xpath=ancestor::*[@role='radiogroup']"))
        distance = wanted.evaluate(
            """one => { const all = [...document.getElementsByName(one.name)];
                 return all.indexOf(one) - all.indexOf(document.activeElement) }"""
        )
        for _ in range(abs(distance)):
            self.press("ArrowDown" if distance > 0 else "ArrowUp")
            self.rest()
        if not wanted.is_checked():
            self.press("Space")
            self.rest()
        assert wanted.is_checked()

    def pick(self, label: str, words: str) -> None:
        """A line of a list that opens."""
        select = self.place.get_by_label(label, exact=True)
        self.reach(select)
        lines = select.locator("option").all_text_contents()
        plain = [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
        wanted = next(n for n, line in enumerate(plain) if line.startswith(words))
        self.press("Home")
        for _ in range(wanted):
            self.press("ArrowDown")
        self.rest()
        assert select.evaluate("one => one.selectedIndex") == wanted

    def tick(self, words: str) -> None:
        box = self.place.get_by_role("checkbox", name=words)
        self.reach(box)
        self.press("Space")
        self.rest()
        assert box.is_checked()

    def write(self, label: str, words: str) -> None:
        self.reach(self.place.get_by_label(label))
        self.press("Control+A")
        self.page.keyboard.type(words)

    def sees(self, words: str) -> None:
        """The words are on the screen, and so is the keyboard."""
        self.place.get_by_text(words).first.wait_for(timeout=10_000)
        self.must_be_seen()
        assert self.place.evaluate("one => one.contains(document.activeElement)")

    # -- a whole desk --

    def visit(self, desk) -> None:
        """Tab from end to end of a desk and do nothing: every control is reached and seen."""
        self._go_from_end_to_end(desk, lambda here: False)
        self.begin()

    def work(self, desk) -> None:
        """Tab from end to end and do something everywhere: the next option, a word, Enter. What
        comes up behind the keyboard is gone back for; what is never reached fails by its name."""
        done: set[str] = set()
        self._go_from_end_to_end(desk, lambda here: self._act(desk, here, done))

    def _go_from_end_to_end(self, desk, act) -> None:
        reached: set[str] = set()
        key, missed = "Tab", []
        for _ in range(TURNS):
            before = missed
            self._enter(desk, key)
            self._cross(desk, reached, act, key)
            missed = [one for one in desk.evaluate("kaHands.stops") if one not in reached]
            if not missed:
                return
            if missed == before:  # neither going on nor going back
                break
            key = "Shift+Tab" if key == "Tab" else "Tab"
        raise AssertionError(f"never reached by keyboard: {missed}")

    def _enter(self, desk, key: str) -> None:
        self.go(lambda: desk.evaluate("one => kaHands.here(one).stop") != "", key)

    def _cross(self, desk, reached: set[str], act, key: str) -> None:
        for _ in range(8 * TRIES):
            here = desk.evaluate("one => kaHands.here(one)")
            if here["looks"]:
                self.must_be_seen()
            if not here["stop"]:
                return
            reached.add(here["stop"])
            if not act(here):  # it may have moved the keyboard itself
                self.press(key)
        raise AssertionError(f"no way out of the desk: {here}")

    def _act(self, desk, here: dict, done: set[str]) -> bool:
        stop, kind = here["stop"], here["kind"]
        if (stop in done and not HINTS.match(stop)) or not (
            kind in ACTS or kind in ("text", "textarea", "number")
        ):
            return False
        done.add(stop)
        self.last = stop
        checks = CHECKS.match(stop)
        if checks:
            desk.evaluate("kaHands.listen")
        if kind not in ACTS:
            self.page.keyboard.type("12")
        else:
            self.press("ArrowDown" if here["chosen"] else ACTS[kind])
        self.rest()
        now = desk.evaluate("one => kaHands.here(one)")["stop"]
        if checks:
            said = self.page.evaluate("kaHands.said()")
            assert now, f"{stop} sends the keyboard out of the desk"
            assert not said["some"] or said["near"], f"{stop}: what it says is far: {said}"
        return now not in (stop, "", "-") or HINTS.match(now) is not None
