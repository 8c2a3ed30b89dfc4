"""Arranca Kit Alerta. Start Kit Alerta.

    python3 start.py             prepara todo la primera vez y abre el kit
    python3 start.py test        prepara todo y ejecuta las pruebas
    python3 start.py lab         abre JupyterLab con el kit
    python3 start.py bundle      reúne en bundle/ lo necesario para instalar sin internet
    python3 start.py COMANDO     cualquier comando de `alerta`: doctor, assess, check, codebook...

Only the standard library: this file runs before anything is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SETUP = ROOT / ".venv-setup"
BUNDLE = ROOT / "bundle"
UV = "uv==0.13.9"
BUILD = ["hatchling==1.33.0", "editables==0.6"]
PYTHONS = ((3, 11), (3, 14))
TESTS = [
    "-n",
    "2",
    "--dist",
    "loadfile",
    "--no-loadscope-reorder",
    "--nbval-lax",
    "tests",
    "manual",
    "notebooks",
]


def main(words):
    if not PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
        return stop(
            f"Python {sys.version.split()[0]} no sirve para el kit.",
            "Instale Python 3.11, 3.12, 3.13 o 3.14 y vuelva a intentar.",
        )
    task = words[0] if words and not words[0].startswith("-") else "serve"
    rest = words[1:] if words[:1] == [task] else words
    try:
        if task == "bundle":
            return bundle(rest)
        install(with_tests=task == "test")
    except subprocess.CalledProcessError as error:
        return stop(
            f"No se pudo completar la instalación ({' '.join(error.cmd[1:5])}).",
            "Revise la conexión a internet o copie aquí la carpeta bundle/ y vuelva a intentar.",
        )
    if task == "test":
        if not any(map(shutil.which, ("chromium", "google-chrome", "chrome", "msedge"))):
            print("Sin Chromium: quedan fuera las pruebas en el navegador. Instale «chromium».")
        return run([python(), "-m", "pytest", *(rest or TESTS)])
    if task == "lab":
        return run([python(), "-m", "jupyterlab", "--notebook-dir", ROOT, *rest])
    return run([python(), "-m", "alerta", task, *rest])


def install(with_tests):
    """Bring .venv to exactly the versions of uv.lock; without network when nothing changed."""
    wanted = stamp(with_tests)
    done = VENV / "kit-alerta.installed"
    if done.exists() and done.read_text("utf-8") in (wanted, stamp(with_tests=True)):
        return
    print("Preparando Kit Alerta por primera vez. Tarda unos minutos...", flush=True)
    offline = BUNDLE.is_dir()
    get_uv(offline)
    if offline:
        uv("venv", "--clear", "--python", sys.executable, VENV)
        source = ["--offline", "--no-index", "--find-links", BUNDLE, "--python", VENV]
        uv("pip", "install", *source, "-r", BUNDLE / "requirements.txt", *BUILD)
        uv("pip", "install", *source, "--no-deps", "--no-build-isolation", "-e", ROOT)
    else:
        uv("sync", "--frozen", "--python", sys.executable, *(["--group", "dev"] * with_tests))
    done.write_text(stamp(with_tests=True) if offline else wanted, encoding="utf-8")


def bundle(targets):
    """Download every wheel for this machine, or for others: `bundle windows-3.12 linux-3.11`."""
    tags = {
        "windows": ["win_amd64"],
        "linux": ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"],
        "macos": ["macosx_14_0_arm64", "macosx_11_0_arm64"],
    }
    for target in targets:
        system, _, version = target.partition("-")
        if system not in tags or not version.startswith("3."):
            return stop(
                f"«{target}» no es un destino.", "Escriba, por ejemplo: bundle windows-3.12"
            )
    get_uv(offline=False)
    BUNDLE.mkdir(exist_ok=True)
    listed = BUNDLE / "requirements.txt"
    uv(
        "export",
        "--frozen",
        "--group",
        "dev",
        "--no-hashes",
        "--no-emit-project",
        "--no-header",
        "--no-annotate",
        "--output-file",
        listed,
    )
    download = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--only-binary",
        ":all:",
        "--dest",
        BUNDLE,
    ]
    run([*download, *BUILD], check=True)
    if not targets:
        run([*download, "-r", listed, UV], check=True)
    for target in targets:
        system, _, version = target.partition("-")
        chosen = BUNDLE / f"requirements-{target}.txt"
        # pip reads the conditions of a requirement for this machine, uv for the other one
        uv(
            "pip",
            "compile",
            "--no-deps",
            "--no-header",
            "--no-annotate",
            "--python-version",
            version,
            "--python-platform",
            system,
            "--output-file",
            chosen,
            listed,
        )
        platforms = [word for tag in tags[system] for word in ("--platform", tag)]
        run(
            [
                *download,
                "--no-deps",
                "--python-version",
                version,
                *platforms,
                "--platform",
                "any",
                "-r",
                chosen,
                UV,
            ],
            check=True,
        )
        chosen.unlink()
    print("Listo. Copie la carpeta del kit, con bundle/, a la otra computadora.")
    return 0


def get_uv(offline):
    """Install the installer into a folder of its own: it also works where venv lacks pip."""
    if not (SETUP / UV).exists():
        source = ["--no-index", "--find-links", BUNDLE] if offline else []
        run(
            [
                sys.executable,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--root-user-action=ignore",
                "--disable-pip-version-check",
                "--upgrade",
                "--target",
                SETUP,
                *source,
                UV,
            ],
            check=True,
        )
        (SETUP / UV).touch()


def uv(*words):
    environment = dict(
        os.environ,
        PYTHONPATH=str(SETUP),
        UV_PYTHON_DOWNLOADS="never",
        UV_PROJECT_ENVIRONMENT=str(VENV),
    )
    environment.pop("VIRTUAL_ENV", None)
    run([sys.executable, "-m", "uv", "--quiet", *words], check=True, env=environment)


def stamp(with_tests):
    """What the installed environment depends on: the lock, this Python, this place."""
    lock = (ROOT / "uv.lock").read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    digest = hashlib.sha256(lock).hexdigest()
    return f"{digest} {sys.version.split()[0]} {ROOT} {bool(with_tests)}"


def python():
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(words, check=False, env=None):
    try:
        return subprocess.run([str(w) for w in words], cwd=ROOT, check=check, env=env).returncode
    except KeyboardInterrupt:
        return 0


def stop(what, remedy):
    print(what, remedy, sep="\n", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
