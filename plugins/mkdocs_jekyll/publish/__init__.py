"""The site as it is to be published, whoever builds it: facts of posts, URLs, views, comments as data."""

from .check import CheckSettings, check_site
from .html import Html
from .page_body import BodyWriter, PageBody
from .page_context import PageContext, PostEntry
from .problem_text import ProblemTexts
from .site_plan import PlanSettings, SitePlan, plan_site
from .url_index import UrlIndex, url_index

__all__ = [
    "BodyWriter",
    "CheckSettings",
    "Html",
    "PageBody",
    "PageContext",
    "PlanSettings",
    "PostEntry",
    "ProblemTexts",
    "SitePlan",
    "UrlIndex",
    "check_site",
    "plan_site",
    "url_index",
]
