"""Comments: which system a blog uses, read from the ``_config.yml`` that it already has."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from mkdocs_jekyll.jekyll import Problem, Site

from ..page_meta import says_no, text_of

Provider = Literal["giscus", "utterances", "disqus", "gitalk"]
Settings = dict[str, object]

#: What only sites with these systems need.
ASSETS: Final[Mapping[str, tuple[str, ...]]] = {
    "gitalk": ("assets/gitalk/",),
}
SCRIPT: Final = "assets/jekyll/comments.js"
#: The host that is asked once comments are shown.
_HOSTS: Final[Mapping[Provider, str]] = {
    "giscus": "giscus.app",
    "utterances": "utteranc.es",
    "disqus": "disqus.com",
    "gitalk": "api.github.com",
}
#: Systems that themes know and that are not shown here.
_OTHERS: Final = frozenset(
    ("staticman", "staticman_v2", "discourse", "facebook", "isso", "remark42", "valine", "waline", "twikoo",
     "livere", "hyvor", "cusdis", "intensedebate", "custom")
)  # fmt: skip
#: GitHub takes a label of this many characters, and a label is how Gitalk marks a post's issue.
LONGEST_LABEL: Final = 50
_REPOSITORY: Final = re.compile(r"[\w.-]+/[\w.-]+")
_NAME: Final = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class CommentSystem:
    """A blog's comment system. ``settings`` are for its script; ``page`` is where its threads can be read.

    ``identifier`` and ``address`` are expressions for a post's identifier and old address, as
    ``identifiers.evaluate`` reads them (empty: the system goes by the page's address itself). ``on_request``:
    only posts that say ``comments: true`` have some. ``replaces`` is the system that the site's own templates
    start, where that one is no longer shown itself.
    """

    provider: Provider
    settings: Settings
    page: str = ""
    identifier: str = ""
    address: str = ""
    on_request: bool = False
    replaces: str = ""

    @property
    def host(self) -> str:
        """Which host is asked when comments are shown."""
        return _HOSTS[self.provider]


@dataclass(slots=True)
class CommentsResult:
    """What the configuration gives: a system or none, and what is wrong with it."""

    system: CommentSystem | None = None
    problems: list[Problem] = field(default_factory=list)


def comments_of(site: Site) -> CommentsResult:
    """The comment system that the site's configuration asks for, in the form of any theme."""
    general = site.config.get("comments")
    general = general if isinstance(general, Mapping) else {}
    chosen = _chosen(general)
    if chosen is not None:
        if chosen in _OTHERS:
            return CommentsResult(problems=[_not_shown(chosen)])
        if chosen not in _READERS:
            return CommentsResult()
    for provider, read in _READERS.items():
        if chosen not in (None, provider):
            continue
        told = _told(provider, general, site.config)
        if told is None or says_no(told.get("enable", told.get("enabled", True))):
            continue
        found = read(told, site)
        if found.system is not None and "minimal-mistakes" in _theme(site):
            found.system = replace(found.system, on_request=True)
        if found.system is not None or found.problems:
            return found
    return CommentsResult()


def _chosen(general: Mapping[str, object]) -> str | None:
    """The system that a theme's switch names; ``none`` where the switch is there and off."""
    for key in ("provider", "active", "use", "system"):
        if key in general:
            return text_of(general[key]).lower().replace("-", "_") or "none"
    return None


def _told(provider: str, general: Mapping[str, object], config: Mapping[str, object]) -> Settings | None:
    """A system's settings with plain names (``repo_id``, ``repo-id`` and ``repoId`` are ``repoid``)."""
    told: Settings = {}
    for holder in (config, general):
        value = holder.get(provider)
        if isinstance(value, Mapping):
            told |= {_plain(key): each for key, each in value.items()}
        elif isinstance(value, str) and provider == "disqus":
            told["shortname"] = value
        told |= {
            _plain(str(key).removeprefix(provider)): each
            for key, each in holder.items()
            if str(key).startswith((f"{provider}_", f"{provider}-"))
        }
    return told or None


def _plain(key: object) -> str:
    return re.sub(r"[\s_-]", "", str(key)).lower()


def _first(told: Settings, *names: str) -> str:
    return next((text for name in names if (text := text_of(told.get(name)))), "")


def _giscus(told: Settings, site: Site) -> CommentsResult:
    repository = _first(told, "repo", "repository") or site.config.text("repository")
    ids = {"repo_id": _first(told, "repoid"), "category_id": _first(told, "categoryid")}
    needed = {"repo": repository, **ids}
    if (lacking := _lacking("giscus", needed, told, "repoid", "categoryid")) is not None:
        return lacking
    settings: Settings = {
        "data-repo": repository,
        "data-repo-id": needed["repo_id"],
        "data-category": _first(told, "category", "categoryname"),
        "data-category-id": needed["category_id"],
        "data-mapping": _first(told, "mapping", "discussionterm") or "pathname",
        "data-term": _first(told, "term"),
        "data-strict": _switch(told.get("strict"), "0"),
        "data-reactions-enabled": _switch(told.get("reactionsenabled"), "1"),
        "data-emit-metadata": "0",
        "data-input-position": _first(told, "inputposition", "position") or "bottom",
        "data-theme": _first(told, "theme"),
        "data-lang": _first(told, "lang", "language"),
    }
    return CommentsResult(CommentSystem("giscus", settings, _on_github(repository, "discussions")))


def _utterances(told: Settings, site: Site) -> CommentsResult:
    repository = _first(told, "repo", "repository") or site.config.text("repository")
    if (lacking := _lacking("utterances", {"repo": repository}, told, "repo", "issueterm")) is not None:
        return lacking
    settings: Settings = {
        "repo": repository,
        "issue-term": _first(told, "issueterm", "term") or "pathname",
        "label": _first(told, "label"),
        "theme": _first(told, "theme"),
    }
    return CommentsResult(CommentSystem("utterances", settings, _on_github(repository, "issues")))


def _disqus(told: Settings, site: Site) -> CommentsResult:
    name = _first(told, "shortname", "username", "name", "id")
    if not name:
        return CommentsResult()
    if not _NAME.fullmatch(name):
        return CommentsResult(
            problems=[_wrong("disqus", "shortname", name, "the name of your forum at disqus.com")]
        )
    page = f"https://{name}.disqus.com/"
    return CommentsResult(
        CommentSystem("disqus", {"shortname": name}, page, _disqus_identifier(site), "location.href")
    )


def _disqus_identifier(site: Site) -> str:
    """What the theme gives Disqus, as far as the configuration's form tells the theme."""
    config, theme = site.config, _theme(site)
    if "disqus_username" in config:
        return "'{{ page.id }}'"
    comments = config.get("comments")
    if isinstance(comments, Mapping) and "disqus" in comments:
        if "chirpy" in theme:
            return "'{{ page.url }}'"
        return "'{{ page.key }}'" if "text-theme" in theme else "'{{ page.id }}'"
    # minima's form; a theme that has a name of its own for it goes by the page's address
    return "location.href" if isinstance(config.get("disqus"), Mapping | str) else ""


def _gitalk(told: Settings, site: Site) -> CommentsResult:
    repository, owner = _repository(told, "repo", "repository", "githubrepo")
    owner = _first(told, "owner", "githubuser", "githubid") or owner
    needed = {
        "clientID": _first(told, "clientid"),
        "clientSecret": _first(told, "clientsecret", "secret"),
        "repo": repository,
        "owner": owner,
    }
    if (lacking := _lacking("gitalk", needed, told, "clientid", "clientsecret", "secret")) is not None:
        return lacking
    admin = told.get("admin", told.get("adminuser"))
    names = admin if isinstance(admin, list) else re.split(r"[\s,'\"]+", text_of(admin) or owner)
    settings: Settings = {
        **needed,
        "admin": [name for name in map(text_of, names) if name],
        "distractionFreeMode": text_of(told.get("distractionfreemode")).lower() == "true",
    }
    if proxy := _first(told, "proxy"):
        settings["proxy"] = proxy
    if isinstance(labels := told.get("labels"), list):
        settings["labels"] = [label for label in map(text_of, labels) if label]
    page = _on_github(f"{owner}/{repository}", "issues")
    identifier = "'{{ page.key }}'" if "text-theme" in _theme(site) else "location.pathname"
    return CommentsResult(CommentSystem("gitalk", settings, page, identifier))


def _gitment(told: Settings, site: Site) -> CommentsResult:
    """Gitment ended in 2018. Its threads are GitHub issues, which Gitalk finds by their labels."""
    owner = _first(told, "owner", "username", "githubuser")
    found = _gitalk({"labels": ["gitment"], **told, "owner": owner}, site)
    if found.system is not None:
        found.system = replace(found.system, replaces="gitment")
        message = "Gitment no longer works; Gitalk shows its threads, which are GitHub issues"
        remedy = "Rename `gitment` to `gitalk` and add `labels: [gitment]` to it."
        found.problems.append(Problem("info", message, "_config.yml", None, remedy))
    elif found.problems:
        message = "Gitment no longer works, and its settings do not suffice for Gitalk; no comments are shown"
        remedy = "Give `gitalk` its clientID, clientSecret, repo and owner, or `utterances` the repository."
        found.problems = [Problem("warning", message, "_config.yml", None, remedy)]
    return found


#: In this order where a configuration has several and no switch: the one that needs least comes first.
_READERS: Final[Mapping[str, Callable[[Settings, Site], CommentsResult]]] = {
    "giscus": _giscus,
    "utterances": _utterances,
    "gitalk": _gitalk,
    "gitment": _gitment,
    "disqus": _disqus,
}


def _repository(told: Settings, *names: str) -> tuple[str, str]:
    """A repository's name and its owner (``owner/repo``), who may be missing."""
    owner, _, name = _first(told, *names).rpartition("/")
    return name, owner


def _lacking(
    provider: Provider, needed: Mapping[str, str], told: Settings, *signs: str
) -> CommentsResult | None:
    """``None`` where nothing is missing. A form that a theme left empty (none of ``signs``) is no fault."""
    missing = [name for name, value in needed.items() if not value]
    if not missing:
        repository = needed.get("repo", "")
        wanted = _NAME if "owner" in needed else _REPOSITORY
        if not wanted.fullmatch(repository):
            return CommentsResult(
                problems=[_wrong(provider, "repo", repository, "a repository, as `owner/name`")]
            )
        return None
    if not any(_first(told, sign) for sign in signs):
        return CommentsResult()
    listed = ", ".join(f"`{name}`" for name in missing)
    problem = Problem(
        "warning",
        f"comments through {provider} lack {listed}, so none are shown",
        "_config.yml",
        None,
        f"Give {provider} all it needs, or take it out.",
    )
    return CommentsResult(problems=[problem])


def _wrong(provider: Provider, key: str, value: str, expected: str) -> Problem:
    message = f"`{key}` of {provider} is '{value}'; expected is {expected}"
    return Problem("warning", message, "_config.yml", None, "No comments are shown until it is corrected.")


def _not_shown(provider: str) -> Problem:
    known = ", ".join(_HOSTS)
    message = f"comments through '{provider}' are not shown"
    return Problem("warning", message, "_config.yml", None, f"Known are {known}; empty the switch for none.")


def _on_github(repository: str, what: str) -> str:
    return f"https://github.com/{repository}/{what}"


def _theme(site: Site) -> str:
    return f"{site.config.text('theme')} {site.config.text('remote_theme')}".lower()


def _switch(value: object, default: str) -> str:
    return default if value is None or value == "" else "0" if says_no(value) else "1"
