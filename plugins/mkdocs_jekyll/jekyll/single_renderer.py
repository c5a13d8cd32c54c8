"""The items of a site one by one, each as if it were rendered first: what one makes depends on no other."""

from __future__ import annotations

from .model import Item
from .renderer import Rendered
from .site import Site
from .site_renderer import SiteRenderer


class AsksAnotherError(BaseException):
    """A text wants what another item was rendered to, which depends on the order in which items are.

    It has to pass all places where errors of a text become problems, so it is no Exception.
    """


class SingleRenderer(SiteRenderer):
    """Renders one item at a time. Raises AsksAnotherError where its text asks for another's."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._item: Item | None = None

    def begin(self, item: Item) -> None:
        """Turn to an item, and forget the one before."""
        self._item = item
        self._bodies.clear()
        self._excerpts.clear()
        self._renderer.liquid.report_again()

    def render(self, item: Item) -> Rendered:
        """The item's body; no other's."""
        self._check(item)
        return super().render(item)

    def excerpt(self, item: Item) -> str:
        """The item's excerpt; no other's."""
        self._check(item)
        return super().excerpt(item)

    def _check(self, item: Item) -> None:
        if item is not self._item:
            raise AsksAnotherError(item.relative_path)
