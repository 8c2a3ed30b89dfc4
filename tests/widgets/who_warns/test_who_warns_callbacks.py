"""Every callback of chapter 1 is fired by doing everything a person can do."""

import ipywidgets

from alerta.widgets.who_warns.count_view import CountView
from alerta.widgets.who_warns.road_view import RoadView


def test_a_person_who_does_everything_fires_every_callback(tally, session, pass_text):
    road, count = RoadView(session), CountView(session)
    session.identify(pass_text)
    for station in road.model.stations:
        road.stations.control.value = station
        road.placer.click()
    road.goer.click()
    for box in (one for row in count.rows for one in row.boxes.values()):
        box.control.value = True
    count.checker.click()
    assert tally.known == tally.fired
    assert session.guard.fault == ""
    assert isinstance(road.widget, ipywidgets.Widget)
