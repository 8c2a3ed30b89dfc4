"""Places, actors, events, sources, demands and alert against each other (registration.md §3, §5)."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from alerta.criteria.assessment import route
from alerta.criteria.combinations import Finding
from alerta.criteria.record_facts import Entry, RecordFacts, is_violent, plain
from alerta.criteria.scoring import score

HARMED = ("deaths", "injured", "detained", "deaths_civil", "deaths_pnp", "deaths_ffaa")
STRONG_MEASURES = ("02", "06")  # blockade, occupation (V_MEASURE)


def places_agree(facts: RecordFacts) -> Iterator[Finding]:
    """Exactly one principal location; a reach over several departments needs them registered."""
    principal = [place for place in facts.locations if place["is_principal"] == "yes"]
    if len(principal) != 1:
        place = principal[-1] if principal else (facts.locations or [None])[0]
        path = place.at("is_principal") if place else "/data/location[1]/is_principal"
        yield Finding("principal_location", path, {"count": len(principal)})
    departments = {place["department"] for place in facts.locations if place["department"]}
    for place in facts.locations:
        if place["reach"] == "multi_regional" and len(departments) == 1:
            yield Finding("reach_vs_places", place.at("reach"))


def actors_agree(facts: RecordFacts) -> Iterator[Finding]:
    """Two primary parties; an interest that is not the position again."""
    primary = [actor for actor in facts.actors if actor["role_in_case"] == "primary"]
    if len(primary) < 2:
        path = (facts.actors[-1] if facts.actors else Entry("/data/actor[1]", 1, {})).at(
            "role_in_case"
        )
        yield Finding("two_primary_actors", path, {"count": len(primary)})
    for actor in facts.actors:
        if actor["interest"] and plain(actor["interest"]) == plain(actor["position_text"]):
            yield Finding(
                "position_is_interest", actor.at("interest"), {"actor": actor["actor_name"]}
            )


def events_agree(facts: RecordFacts) -> Iterator[Finding]:
    """Announced is not done; events lie within the life of the case."""
    begins, ends = facts.case.day("start_date"), facts.case.day("end_date")
    for event in facts.events:
        day = event.day("start_on")
        values = {"event": event.number, "day": event["start_on"]}
        if event["status"] == "announced":
            if day and day < facts.today:
                yield Finding("announced_in_past", event.at("status"), values)
            if is_violent(event) or any(event[name] not in ("", "0") for name in HARMED):
                yield Finding("announced_with_outcome", event.at("status"), values)
        if day and begins and day < begins:
            yield Finding("event_before_case", event.at("start_on"), values)
        if day and ends and day > ends:
            yield Finding("event_after_close", event.at("start_on"), values)


def sources_agree(facts: RecordFacts) -> Iterator[Finding]:
    """Every event has a source, and not only a social network; confirmed means two."""
    for event in facts.events if facts.sources else []:
        marked = [source for source in facts.sources if source["linked_events"]]
        open_to_all = [source for source in facts.sources if not source["linked_events"]]
        own = [source for source in marked if event.number in source.numbers("linked_events")]
        own += open_to_all
        values = {"event": event.number}
        if not own:
            yield Finding("event_without_source", event.at("description"), values)
        elif all(source["source_type"] == "social_network" for source in own):
            yield Finding("social_network_alone", own[0].at("source_type"), values)
    if not facts.sources and facts.events:
        yield Finding("event_without_source", facts.events[0].at("description"), {"event": 1})
    for source in facts.sources:
        if source["credibility"] == "1" and facts.independent_sources < 2:
            yield Finding("confirmed_by_one", source.at("credibility"), {"source": source.number})
    if facts.level >= 3 and facts.independent_sources < 2 and facts.alert["to_verify"] != "yes":
        values = {"level": facts.level, "count": facts.independent_sources}
        yield Finding("two_sources_at_level_3", facts.alert.at("level"), values)


def ultimatum_is_an_event(facts: RecordFacts) -> Iterator[Finding]:
    """A demand with a deadline announces something: that is an event (also once it has begun)."""
    for demand in facts.demands:
        made = demand.day("first_made_on")
        if not demand["deadline_set"]:
            continue
        followed = any(
            event["status"] == "announced"
            or (event in facts.done and made and (day := event.day("start_on")) and day >= made)
            for event in facts.events
        )
        if not followed:
            yield Finding(
                "ultimatum_without_event", demand.at("deadline_set"), {"demand": demand.number}
            )


def routing_agrees(facts: RecordFacts) -> Iterator[Finding]:
    """Responsible sector and addressees as in routing.csv, or a reason (sector_reason)."""
    kind = facts.case["conflict_type"]
    if not kind or facts.case["sector_reason"].strip():
        return
    row = route(kind, facts.case["activity"], facts.rules)
    main, inform = row["main"].split(), row["inform"].split()
    sector, told = facts.case["responsible_sector"], facts.alert["addressed_to"].split()
    if sector and main and sector not in (*main, *inform):
        values = {"sector": sector, "main": ", ".join(main)}
        yield Finding("sector_vs_routing", facts.case.at("responsible_sector"), values)
    if not told or not facts.level:
        return
    missing = [] if set(main) & set(told) or not main else main[:1]
    obliged = facts.rules.first("deadlines", facts.values, lambda line: line["kind"] == "level")
    if obliged and "PCM_SGSD" in obliged.row["tell"].split() and "PCM_SGSD" not in told:
        missing = [*missing, "PCM_SGSD"]  # from level 2 the duty to tell the SGSD is official
    if missing:
        values = {"missing": ", ".join(dict.fromkeys(missing)), "level": facts.level}
        yield Finding("receivers_vs_routing", facts.alert.at("addressed_to"), values)


def alert_agrees(facts: RecordFacts) -> Iterator[Finding]:
    """The level is the computed one or has a reason; jump rules rest on the events."""
    marked = facts.alert["jump_rule"].split()
    scores = facts.scores
    if facts.level and scores is not None:
        half = len(scores) // 2
        expected = score(scores[:half], scores[half:], facts.values, facts.rules)["level"]
        if expected != facts.level and not facts.alert["level_reason"].strip():
            values = {"level": facts.level, "expected": expected}
            yield Finding("level_vs_score", facts.alert.at("level"), values)
    deadly = [event for event in facts.violence_now if event["deaths"] not in ("", "0")]
    if deadly and facts.level and "R1" not in marked:
        yield Finding("harm_without_r1", facts.alert.at("jump_rule"), {"event": deadly[0].number})
    if "R3" in marked and facts.alert["distribution"] not in ("", "restricted"):
        yield Finding("r3_distribution", facts.alert.at("distribution"))


def indicators_agree(facts: RecordFacts) -> Iterator[Finding]:
    """P1 and P2 against what the events say; a warning, because scoring is a judgement."""
    p1, p2 = facts.alert["p1"], facts.alert["p2"]
    soon = [
        event
        for event in facts.events
        if (event["measure_type"] and event["status"] == "ongoing")
        or (
            event["status"] == "announced"
            and (day := event.day("start_on"))
            and 0 <= (day - facts.today).days <= 7
        )
    ]
    if p1 in ("0", "1") and soon:
        yield Finding("p1_vs_events", facts.alert.at("p1"), {"score": p1, "event": soon[0].number})
    strong = [
        event
        for event in facts.done
        if (event["measure_type"] in STRONG_MEASURES or is_violent(event))
        and (days := facts.days_since(event)) is not None
        and days <= 30
    ]
    if p2 in ("0", "1") and strong:
        yield Finding(
            "p2_vs_events", facts.alert.at("p2"), {"score": p2, "event": strong[0].number}
        )


def alert_is_fresh(facts: RecordFacts) -> Iterator[Finding]:
    """A case at level 3 or more is scored again at least every 30 days."""
    issued = facts.registered if facts.alert["issued_at"] else None
    if facts.level >= 3 and issued and facts.case["state"] in ("", "active", "latent"):
        days = (facts.today - issued.date()).days
        if days > 30:
            values = {"level": facts.level, "days": days}
            yield Finding("old_alert", facts.alert.at("issued_at"), values)


def registered_in_time(facts: RecordFacts) -> Iterator[Finding]:
    """Delay = registration − start of the latest event, at least; flagged beyond the deadline.

    Without an hour the event counts as late in its day: nobody is called late on a doubt.
    """
    limit = facts.rules.first("deadlines", facts.values, lambda line: line["kind"] == "level")
    if not facts.level or limit is None or not limit.row["hours"] or facts.registered is None:
        return
    latest: tuple[datetime, Entry] | None = None
    for event in facts.events:
        day = event.day("start_on")
        if day and event["status"] not in ("", "announced", "cancelled"):
            began = _latest_moment(day, event["start_time"])
            if latest is None or began > latest[0]:
                latest = (began, event)
    if latest is None:
        return
    hours = int((facts.registered - latest[0]) / timedelta(hours=1))
    if hours > int(limit.row["hours"]):
        values = {"hours": hours, "event": latest[1].number, "limit": f"{limit.row['hours']} h"}
        yield Finding("late_registration", latest[1].at("start_on"), values)


def _latest_moment(day: date, clock: str) -> datetime:
    try:
        return datetime.combine(day, time.fromisoformat(clock).replace(tzinfo=None))
    except ValueError:
        return datetime.combine(day, time(23, 59))
