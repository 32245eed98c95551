"""Verbale: who said or did what to whom, in political and diplomatic news.

    import verbale

    for article in verbale.read(["page.html"]): …
    for coded in verbale.code("news/", published=date(2016, 9, 9)): …
    with verbale.open_record("news.verbale") as record: …

Each of the three brings its libraries when it is used first; `import verbale` alone brings none.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verbale.engine import code as code
    from verbale.read import read as read
    from verbale.record import Record

    open_record = Record.open

__version__ = "0.1.0"

__all__ = ["__version__", "code", "open_record", "read"]

_HOMES = {
    "code": ("verbale.engine", "code"),
    "open_record": ("verbale.record", "Record.open"),
}


class _Reading(ModuleType):
    """The reading room, which can be called: `verbale.read(…)` is its function `read`."""

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self.read(*args, **named)


class _Package(ModuleType):
    """This package; it sees to it that `verbale.read` can be called and is a room all the same."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "read" and type(value) is ModuleType:
            value.__class__ = _Reading
        super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name == "read":
            return import_module("verbale.read")
        if name not in _HOMES:
            raise AttributeError(f"module 'verbale' has no attribute {name!r}")
        module, path = _HOMES[name]
        found: Any = import_module(module)
        for step in path.split("."):
            found = getattr(found, step)
        return found

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
