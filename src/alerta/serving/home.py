"""`/`: what the kit is, where one stands, and the three doors. No kernel."""

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.ioloop import IOLoop

from alerta.i18n import Translate, translator
from alerta.serving.chapters import apps, chapters
from alerta.serving.frame import PageHandler
from alerta.serving.gate import locks
from alerta.serving.journey import Journey, journey
from alerta.serving.moments import moment


class HomeHandler(PageHandler):
    """The home page, with the person's progress when somebody is signed in."""

    @allow_unauthenticated
    async def get(self) -> None:
        home, lang = self.kit.home, self.lang
        log = []
        if self.person_id:
            log = await IOLoop.current().run_in_executor(
                None, self.kit.registry.answers.log, self.person_id
            )
        mine = journey(home, log, lang)
        rows = chapters(home)
        self.show(
            "home.html",
            mine=mine,
            chapters=rows,
            first=next((one for one in rows if one.available), None),
            apps=apps(home),
            where=where(mine, lang),
            self_paced=self.kit.settings.self_paced,
            locks=await IOLoop.current().run_in_executor(None, locks, self.kit, log),
            saved=moment(mine.saved_at, lang) if mine.saved_at else "",
            here="/",
        )


def where(mine: Journey, lang: str) -> str:
    """The place to continue at, in words: chapter, screen and its title."""
    t = translator(lang)
    stop = mine.stop
    if stop is None:
        return ""
    if mine.chapter is None:
        return app_title(stop.page.removeprefix("app/"), t)
    place = t("Chapter {n}, screen {screen} of {total}", n=int(mine.chapter.number),
              screen=stop.screen, total=stop.screens)  # fmt: skip
    title = stop.title or mine.chapter.text("title", lang)
    return f"{place}: {title}" + ("" if title.endswith(("?", "!", "…", ".")) else ".")


def app_title(name: str, t: Translate) -> str:
    """The name of an app, as its door says."""
    titles = {
        "register_case": t("Register a case"),
        "case_explorer": t("Analyse the cases"),
        "cohorts": t("Progress of many offices"),
    }
    return titles.get(name, name)
