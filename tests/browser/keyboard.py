"""Hands that never touch the mouse: Tab, arrows, Space and Enter, and what they must see."""

# What holds the keyboard (an option: its whole row) lies inside the window and under nothing else.
SEEN = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "nowhere";
  const box = here.getBoundingClientRect();
  const name = here.outerHTML.slice(0, 120);
  if (box.height === 0) return `not drawn: ${name}`;
  const x = box.left + Math.min(box.width, innerWidth) / 2;
  const y = box.top + Math.min(box.height, innerHeight) / 2;
  if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) return `outside: ${name}`;
  const top = document.elementFromPoint(x, y);
  const mine = here.closest("label") ?? here;
  return mine.contains(top) || top?.contains(mine) ? "" : `hidden: ${name}`;
}"""
# a heading or a notice that the page itself moved to is read, not worked with: it needs no ring
RING = """() => document.activeElement.tabIndex < 0
  || getComputedStyle(document.activeElement).outlineStyle !== 'none'"""

CONTROLS = "select:visible, input:visible, textarea:visible, button.jupyter-button:visible"
DOES = {"select-one": "ArrowDown", "radio": "Space", "checkbox": "Space"}
DOES |= {"submit": "Enter", "button": "Enter"}
STOPS = 60  # nobody needs more to have done something everywhere on a desk


class Keyboard:
    """Tab, arrows, Space and Enter; no mouse, and no script that moves the focus."""

    def __init__(self, page) -> None:
        self.page = page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def reach(self, place) -> None:
        """Go on with Tab until the keyboard is there."""
        for _ in range(150):
            if place.evaluate("one => one === document.activeElement"):
                self.must_be_seen()
                return
            self.press("Tab")
        raise AssertionError(f"not reached by keyboard: {place}")

    def choose(self, group, number: int) -> None:
        """Option `number` of a group of options: Tab into it, then the arrows."""
        options = group.locator("input[type=radio]")
        for _ in range(150):
            if group.evaluate("one => one.contains(document.activeElement)"):
                break
            self.press("Tab")
        for _ in range(8):
            here = options.evaluate_all("all => all.indexOf(document.activeElement)")
            if here == number:
                break
            self.press("ArrowDown" if here < number else "ArrowUp")
        if not options.nth(number).is_checked():
            self.press("Space")
        self.page.wait_for_timeout(90)
        self.must_be_seen()
        assert options.nth(number).is_checked()

    def back_to(self, place) -> None:
        """Back with Shift and Tab, the way one came; what it passes can be seen, too."""
        for _ in range(40):
            if place.evaluate("one => one.contains(document.activeElement)"):
                return
            self.press("Shift+Tab")
            self.must_be_seen()
        raise AssertionError(f"not reached by keyboard: {place}")

    def do(self, button) -> None:
        """Press a button and wait until the page has answered."""
        self.reach(button)
        self.press("Enter")
        self.page.wait_for_timeout(350)
        self.must_be_seen()

    def go_through(self, place) -> None:
        """Tab from control to control of a desk, and act at each: the next line of a list, the
        next option of several, a word in a field, Enter on a button."""
        self.reach(place.locator(CONTROLS).first)
        for _ in range(STOPS):
            here = place.evaluate(
                """one => { const at = document.activeElement;
                     return one.contains(at) ? at.type || at.localName : '' }"""
            )
            if not here:
                return
            if here in DOES:
                self.press(DOES[here])
            elif here in ("text", "textarea"):
                self.page.keyboard.type("12")
            self.page.wait_for_timeout(120)
            self.must_be_seen()
            self.press("Tab")

    def must_be_seen(self) -> None:
        assert self.page.evaluate(SEEN) == ""
        assert self.page.evaluate(RING), "the focus shows nothing"
