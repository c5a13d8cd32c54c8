"""Two builds of one site, compared: URLs, texts, facts and feeds. Knows neither Jekyll nor MkDocs."""

from .compare import compare
from .html_report import html_report
from .http_site import HttpSite, Politeness
from .model import Comparison, Difference
from .reader import ComparedSite, CompareError, FolderSite

__all__ = [
    "CompareError",
    "ComparedSite",
    "Comparison",
    "Difference",
    "FolderSite",
    "HttpSite",
    "Politeness",
    "compare",
    "html_report",
]
