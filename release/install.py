"""Install the sdist by pip alone, use the command, and list what came with it: ``python -m release.install``."""

from __future__ import annotations

import shutil
import subprocess
import venv

from release.project import BARE, MADE, metadata, ran, sdist, tool

__all__ = ["install"]

_LOG = "denied: Your authorization token has expired. Reauthenticate and try again.\n"


def install() -> None:
    """Make a bare environment and the software bill of materials of what is in it.

    :raises subprocess.CalledProcessError: when a step fails.
    :raises SystemExit: when the command does not read a text, or is of another version.
    """
    shutil.rmtree(BARE, ignore_errors=True)
    venv.create(BARE, with_pip=False)
    python = BARE / "bin" / "python"
    tool("pip", "--python", python, "install", "--quiet", "--disable-pip-version-check", sdist())
    told = ran(BARE / "bin" / "ecr-denied", "--brief", "--lang=en", input=_LOG, cwd=BARE)
    version = ran(BARE / "bin" / "ecr-denied", "--version", cwd=BARE)
    if "token-expired" not in told or metadata()["version"] not in version:
        raise SystemExit(f"the installed command printed {told!r} and {version!r}")
    print(told, end="")
    bill = MADE / "sbom.cdx.json"
    made = ("--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON", "-o", bill, python)
    tool("cyclonedx_py", "environment", *made, stderr=subprocess.DEVNULL)
    print(f"{bill.name}: {bill.stat().st_size} bytes")


if __name__ == "__main__":
    install()
