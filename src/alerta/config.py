"""What the kit is told from outside: where its content, its data and its registry are.

Read at the edge only (`cli`, `lesson`, `apps`, `serving`) and handed down.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alerta.kept_keys import kept_key

LANGUAGES = ("es", "en")


@dataclass(frozen=True)
class Settings:
    """`home` holds datasets/, exercises/ and manual/; `data` holds what people write.

    `self_paced`: each chapter opens the next one (`alerta.learning.self_paced`).
    """

    home: Path
    data: Path
    database_url: str
    self_paced: bool = False


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """Read `ALERTA_HOME`, `ALERTA_DATA`, `ALERTA_DB` and `ALERTA_SELF_PACED` (1: yes).

    Each has a default. Writes nothing.
    """
    environment = os.environ if environment is None else environment
    home = Path(environment.get("ALERTA_HOME") or Path(__file__).parents[2]).resolve()
    data = Path(environment.get("ALERTA_DATA") or home / ".alerta").resolve()
    default_url = f"sqlite:///{(data / 'registry.sqlite').as_posix()}"
    self_paced = environment.get("ALERTA_SELF_PACED", "") not in ("", "0")
    return Settings(home, data, environment.get("ALERTA_DB") or default_url, self_paced)


def secret(settings: Settings) -> bytes:
    """Return the key that signs cookies and passes; made once, kept beside the registry.

    Kept in a file, so that a sign-in survives a restart of the server.
    """
    return kept_key(settings.data / "secret")
