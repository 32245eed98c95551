"""Command-line options drawn from the tables of `verbale.settings`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import click


class Day(click.DateTime):
    """A day in ISO 8601."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day. Give year, month and day: 2016-09-08.", param, ctx)


def settings_options(settings: type[Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that adds one option for each setting of a settings class."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for entry in reversed(fields(settings)):
            name = "--" + entry.name.replace("_", "-")
            if isinstance(entry.default, bool):
                option = click.option(name, is_flag=True, help=entry.metadata["help"])
            else:
                option = click.option(
                    name,
                    type=type(entry.default),
                    default=entry.default,
                    show_default=True,
                    help=entry.metadata["help"],
                )
            command = option(command)
        return command

    return add
