"""Open the templates, the only place that knows Jinja."""

from __future__ import annotations

import functools
import re
import traceback
from itertools import groupby
from keyword import iskeyword
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup

from onrecord.errors import ProjectError
from onrecord.pages import words
from onrecord.pages.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableMapping, Sequence
    from types import CodeType

    from jinja2.compiler import Frame

    from onrecord.pages.people import Link, Said


_REPEATED = ("basis", "cell", "link", "said", "sign", "status")
"""The macros whose words stand on page after page."""


class Templates:
    """Render templates of one folder, all values escaped; `state` changes when one of the files does."""

    def __init__(self, folder: Path) -> None:
        self.state = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.iterdir()))
        try:
            self._environment = _environment(folder, self.state)
        except TemplateError as error:
            raise ProjectError(_broken("_macros.html", error)) from error

    def render(self, name: str, **values: object) -> Markup:
        """Render the template `name` with these values; raises ProjectError where a template is broken."""
        try:
            return Markup(self._environment.get_template(name).render(**values))  # noqa: S704 (autoescape is on)
        except (TemplateError, AttributeError, LookupError, TypeError) as error:
            raise ProjectError(_broken(name, error)) from error

    def macro(self, name: str) -> Callable[..., Markup]:
        """Return a macro that all templates share."""
        return cast("Callable[..., Markup]", getattr(self._environment.globals["m"], name))


def _broken(name: str, error: Exception) -> str:
    """Say where a template is broken; Jinja puts the lines of templates into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.name or name}, line {error.lineno}"
    else:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [f"{Path(f.filename).name}, line {f.lineno}" for f in frames if f.filename.endswith(".html")]
        place = lines[-1] if lines else name
    told = getattr(error, "message", None) or str(error)
    return f"templates/{place}: {told}. Compare it with the template that comes with onrecord."


@functools.lru_cache(maxsize=1)
def _environment(folder: Path, state: tuple[tuple[str, int], ...]) -> Environment:  # noqa: ARG001
    """Open the templates as they are in `state`, and keep them compiled for the next build."""
    environment = _Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "capital": words.capital,
        "is_web": _is_web,
        "label": words.label,
        "listed": words.listed,
        "share": words.share,
        "size": words.size,
        "by_speaker": _by_speaker,
        "with_code": _with_code,
    }
    macros = environment.get_template("_macros.html").module
    remembered = {name: functools.lru_cache(50_000)(getattr(macros, name)) for name in _REPEATED}
    environment.globals["m"] = SimpleNamespace(**(vars(macros) | remembered))
    return environment


class _Macro(Macro):
    """Call a macro as Python does, but for arguments that are given by name."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Return what the macro writes; arguments left out take their defaults."""
        left_out = self._argument_count - len(args)
        if kwargs or left_out < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        return Markup(self._func(*args, *(missing,) * left_out))  # noqa: S704 (autoescape is on)


class _Template(Template):
    """Escape with `escape` and call with `_Macro`, which take half the time of what Jinja comes with."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002  (the name in the base class)
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Load compiled code, which finds `escape` and `Macro` among the globals of its module.

        Every rendering copies the globals of the template, and a plain dictionary is copied faster.
        """
        template = super().from_code(environment, code, dict(globals), uptodate)
        template.root_render_func.__globals__.update(escape=escape, Macro=_Macro)
        return template


class _Compiler(CodeGenerator):
    """Have templates call and look up as Python does: nothing they call asks for Jinja's context."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write a call."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute; a value of a row, which has none, is asked for as `row["name"]`."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write a lookup; one with a name in quotes is of a row, which has every column."""
        if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
            super().visit_Getitem(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f"[{node.arg.value!r}]")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write a block, which gives all its words at once: piece by piece takes longer."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")
        frame.buffer = None


class _Environment(Environment):
    """Load each template once: no file changes while its environment lives."""

    template_class = _Template
    code_generator_class = _Compiler

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.get_template = functools.cache(super().get_template)  # type: ignore[method-assign]


def _is_web(address: object) -> bool:
    """Tell whether an address may be linked to; any other scheme could run a script."""
    return str(address).startswith(("https://", "http://"))


def _with_code(words: str) -> Markup:
    """Set what stands between backticks as code, as the contract's descriptions have it."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(words))))  # noqa: S704 (escaped)


def _by_speaker(lines: Iterable[Said]) -> Sequence[tuple[Link | None, list[Said]]]:
    """Group statements by speaker, those who speak most first, each in the order of time."""
    ordered = sorted(lines, key=lambda line: line.speaker.href if line.speaker else "~")
    groups = [list(own) for _, own in groupby(ordered, key=lambda line: line.speaker and line.speaker.href)]
    groups.sort(key=lambda own: (-len(own), own[0].sort))
    return [(own[0].speaker, sorted(own, key=lambda line: line.sort)) for own in groups]
