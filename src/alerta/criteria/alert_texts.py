"""What the rules on routing, level, indicators and delay say (registration.md §3.7, criteria.md §6.5, 6.6)."""

from alerta.criteria.rule_text import ERROR, WARNING, Text

ALERT_TEXTS: dict[str, Text] = {
    "sector_vs_routing": Text(
        ERROR,
        "routing.csv",
        "El sector responsable es {sector}, pero a este tipo le toca {main}.",
        "The responsible sector is {sector}, but this type belongs to {main}.",
        "Elija el sector competente, o explique el motivo del cambio.",
        "Choose the competent sector, or explain the reason for the change.",
    ),
    "receivers_vs_routing": Text(
        ERROR,
        "routing.csv, deadlines.csv",
        "Falta avisar a {missing}, que corresponde al tipo y al nivel {level}.",
        "Not told yet: {missing}, which goes with the type and level {level}.",
        "Añádalo a los destinatarios, o explique el motivo en «Motivo del sector».",
        "Add it to the addressees, or explain why in “Reason for the sector”.",
    ),
    "level_vs_score": Text(
        ERROR,
        "matrix.csv, jump_rules.csv",
        "El nivel es {level}, pero los indicadores y las reglas de salto dan {expected}.",
        "The level is {level}, but the indicators and jump rules give {expected}.",
        "Ponga el nivel {expected}, o escriba el motivo del cambio de nivel.",
        "Set level {expected}, or write the reason for changing the level.",
    ),
    "harm_without_r1": Text(
        ERROR,
        "jump_rules.csv: R1",
        "El hecho {event} tiene fallecidos en las últimas 72 horas y no está marcada la regla R1.",
        "Event {event} has deaths in the last 72 hours and rule R1 is not marked.",
        "Marque R1 y su sustento: el nivel es 4.",
        "Mark R1 and its evidence: the level is 4.",
    ),
    "p1_vs_events": Text(
        WARNING,
        "indicators.csv: P1",
        "P1 (proximidad) es {score}, pero el hecho {event} está en curso o es en 7 días o menos.",
        "P1 (how soon) is {score}, but event {event} is going on or is due within 7 days.",
        "Revise P1: en curso o en 7 días o menos vale 2.",
        "Check P1: going on, or within 7 days, scores 2.",
    ),
    "p2_vs_events": Text(
        WARNING,
        "indicators.csv: P2",
        "P2 (acción) es {score}, pero el hecho {event} es un bloqueo, una toma o violencia ejecutada.",
        "P2 (action) is {score}, but event {event} is a blockade, occupation or violence carried out.",
        "Revise P2: bloqueo, toma o violencia de los últimos 30 días vale 2.",
        "Check P2: blockade, occupation or violence in the last 30 days scores 2.",
    ),
    "r3_distribution": Text(
        ERROR,
        "jump_rules.csv: R3",
        "Hay una amenaza a personas (R3) y la difusión no es restringida.",
        "There is a threat to persons (R3) and the distribution is not restricted.",
        "Elija difusión restringida: así se protege a la persona amenazada.",
        "Choose restricted distribution: it protects the person who is threatened.",
    ),
    "old_alert": Text(
        WARNING,
        "registration.md §5.4",
        "El nivel es {level} y la última alerta tiene {days} días.",
        "The level is {level} and the last alert is {days} days old.",
        "Vuelva a puntuar y emita la alerta de nuevo, con lo que cambió.",
        "Score again and issue the alert anew, with what has changed.",
    ),
    "late_registration": Text(
        WARNING,
        "registration.md §5.8, deadlines.csv",
        "El caso se registró al menos {hours} horas después del hecho {event}; el plazo era {limit}.",
        "The case was registered at least {hours} hours after event {event}; the limit was {limit}.",
        "Revise que la fecha sea la del hecho y no la del registro. Si es así, anote qué demoró el aviso.",
        "Check that the date is the event's, not that of recording. If so, note what delayed the notice.",
    ),
}
