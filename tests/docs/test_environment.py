"""The same environment by either road: start.py and conda."""

import re

from alerta.authoring.conda_environment import environment


def test_conda_gets_the_versions_of_the_lock(home):
    assert (home / "environment.yml").read_text(encoding="utf-8") == environment(home), (
        "Run: python -m alerta.authoring.conda_environment"
    )


def test_every_conda_package_has_one_exact_version(home):
    lines = (home / "environment.yml").read_text(encoding="utf-8").splitlines()
    packages = [line.strip(" -") for line in lines if re.match(r"\s+- [a-z]", line)]
    loose = [line for line in packages if not re.search(r"=\d", line)]
    assert loose == ["pip", "pip:"]
