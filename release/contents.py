"""Check what was built: metadata, the page of the index, the files of the wheel: ``python -m release.contents``."""

from __future__ import annotations

from release.project import DIST, ROOT, tool

__all__ = ["check"]


def check() -> None:
    """Print what the checkers say.

    :raises subprocess.CalledProcessError: when one finds a fault.
    """
    built = sorted(DIST.iterdir())
    wheels = [path for path in built if path.suffix == ".whl"]
    print(tool("validate_pyproject", ROOT / "pyproject.toml"), end="")
    print(tool("twine", "check", "--strict", *built), end="")
    print(tool("check_wheel_contents", *wheels), end="")


if __name__ == "__main__":
    check()
