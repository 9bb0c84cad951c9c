"""Files that bear the names of modules, and leave a trace when a program imports them."""

from collections.abc import Iterable
from pathlib import Path

MODULES = (
    "click",
    "contextlib",
    "encodings",
    "jinja2",
    "logging",
    "markdown",
    "mkdocs",
    "pandas",
    "sitecustomize",
    "sunboard",
    "types",
    "typing",
    "usercustomize",
    "yaml",
)


def lay_traps(folder: Path, modules: Iterable[str], told: Path) -> None:
    """Put them into a folder; `told` is written when one of them is run. MkDocs' is a package."""
    code = f"open({str(told)!r}, 'a').write(__file__ + chr(10))\nraise SystemExit(66)\n"
    for name in modules:
        file = folder / name / "__init__.py" if name == "mkdocs" else folder / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(code, encoding="utf-8")
