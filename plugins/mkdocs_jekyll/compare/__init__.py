"""Two builds of one site, compared: URLs, texts, facts and feeds. Knows neither Jekyll nor MkDocs."""

from .compare import compare
from .html_report import html_report
from .http_site import HttpSite, Politeness
from .model import Comparison, Difference
from .reader import CompareError, FolderSite, Site

__all__ = [
    "CompareError",
    "Comparison",
    "Difference",
    "FolderSite",
    "HttpSite",
    "Politeness",
    "Site",
    "compare",
    "html_report",
]
