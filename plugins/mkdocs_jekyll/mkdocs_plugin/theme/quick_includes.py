"""Templates that are quick to include: each page includes some fifty, a dozen of them icons, and asks for
thirty words of the theme's, for each of which the theme makes a table of all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Final

import jinja2
from jinja2.environment import TemplateModule
from jinja2.meta import find_undeclared_variables
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro

#: What the code of a template without expressions and tags names, and does not use.
_UNUSED: Final = frozenset(("resolve_or_missing", "undefined", "concat", "Undefined"))
#: The theme's words: a macro ``t``, imported by each page.
_WORDS: Final = "partials/language.html"


class QuickTemplate(jinja2.Template):
    """A template without a context of its own where it is text alone; the theme's words are imported once."""

    _words: tuple[object, TemplateModule] | None = None

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # Jinja's signature
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> Context:
        """Jinja copies all variables for each include; a text has no use for them."""
        return self._empty if self._is_text else super().new_context(vars, shared, locals)

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """The theme's words are the same for all pages, unless the site's own template asks for more."""
        if self.name != _WORDS or not self._reads_settings_only:
            return super().make_module(vars, shared, locals)
        settings = (vars or {}).get("config")
        if self._words is None or self._words[0] is not settings:
            module: Any = super().make_module(vars, shared, locals)
            if isinstance(macro := getattr(module, "t", None), Macro):
                module.t = _remembering(macro)
            self._words = settings, module
        return self._words[1]

    @cached_property
    def _is_text(self) -> bool:
        return not self.blocks and _UNUSED.issuperset(self.root_render_func.__code__.co_names)

    @cached_property
    def _empty(self) -> Context:
        return super().new_context({})

    @cached_property
    def _reads_settings_only(self) -> bool:
        loader, environment = self.environment.loader, self.environment
        if loader is None:
            return False
        source, _, _ = loader.get_source(environment, _WORDS)
        return "with context" not in source and find_undeclared_variables(environment.parse(source)) <= {
            "config"
        }


def _remembering(macro: Macro) -> Callable[..., str]:
    """A macro that is run once for each word."""
    found: dict[tuple[bool, str], str] = {}

    @jinja2.pass_eval_context
    def word(context: EvalContext, key: str) -> str:
        place = bool(context.autoescape), key
        if place not in found:
            found[place] = macro(context, key)
        return found[place]

    return word


def speed_up(env: jinja2.Environment) -> None:
    """Make what an environment loads from now on quick to include; it keeps all that it has loaded."""
    env.template_class = QuickTemplate
    env.cache = {}
