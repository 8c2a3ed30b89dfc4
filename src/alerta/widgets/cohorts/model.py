"""What the institution's view knows: progress files that were brought, this copy's own, the sum."""

from collections.abc import Iterable
from pathlib import Path

from alerta.analysis.cohorts import Cohort, cohort, versions
from alerta.config import secret
from alerta.learning import progress_file
from alerta.learning.own_progress import own_part
from alerta.learning.progress_merge import Merged, merge
from alerta.registry.faults import RegistryFault
from alerta.widgets.session import Session

FOLDER = "progress"  # below the data folder: its files are read whenever the page opens
EXAMPLE = "datasets/samples/progress/progress.json"


class CohortsModel:
    """Reads files and the registry; writes nothing. What is brought is gone when the page closes.

    While the example is shown it stands alone: invented figures are never added to real ones.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.region = ""  # INEI code, of this copy
        self.example = False
        self.faults: list[RegistryFault] = []
        self._brought: list[progress_file.Part] = []
        self._own: progress_file.Part | None = None
        self._sample: progress_file.Reading | None = None
        self._version = ""

    @property
    def lang(self) -> str:
        return self.session.lang

    @property
    def is_open(self) -> bool:
        """Whether there is somebody to show anything to: in the kit, once a person is known."""
        return self.session.person is not None or not self.session.served

    def look(self) -> None:
        """Read this copy's own progress, and the files in the folder."""
        self._brought, self.faults = [], []
        registry = self.session.registry
        if registry is not None:
            home, key = self.session.home, secret(self.session.settings)
            self._own = own_part(home, registry, key, self.region)
        for path in sorted((self.session.settings.data / FOLDER).glob("*.json")):
            self._take(path)

    def bring(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Take files by name and content. Those that cannot be read are told in `faults`."""
        self.example, self.faults = False, []
        for name, content in files:
            try:
                self._keep(progress_file.from_bytes(content, name))
            except RegistryFault as fault:
                self.faults.append(fault)

    def put_region(self, region: str) -> None:
        """Say where this copy is."""
        self.region = region
        self._own = self._own and progress_file.sealed(
            {**self._own, "people": [{**one, "region": region} for one in self._own["people"]]}
        )

    def merged(self) -> Merged:
        """All that there is to show: the example, or own and brought parts."""
        if self.example:
            self._sample = self._sample or progress_file.read(self.session.home / EXAMPLE)
            return merge(self._sample.parts)
        return merge([*self._brought, *([self._own] if self._own else [])])

    def versions(self) -> list[str]:
        """The versions of the codebook among those who learnt anything, the newest first."""
        return versions(one for one in self.merged().parts if one["people"])

    @property
    def version(self) -> str:
        """The version that is shown; "" when there is nothing to show."""
        able = self.versions()
        return self._version if self._version in able else next(iter(able), "")

    def put_version(self, version: str) -> None:
        self._version = version

    def cohort(self) -> Cohort | None:
        """The figures of the version that is shown; None when nobody has learnt anything."""
        version = self.version
        parts = [one for one in self.merged().parts if one["people"]]
        return cohort(parts, version) if version else None

    def own_file(self) -> bytes | None:
        """The file of this copy for its institution; None while nobody is known."""
        return progress_file.to_bytes([self._own]) if self._own else None

    def _take(self, path: Path) -> None:
        try:
            self._keep(progress_file.read(path))
        except RegistryFault as fault:
            self.faults.append(fault)

    def _keep(self, reading: progress_file.Reading) -> None:
        self._brought += reading.parts
        self.faults += reading.faults
