"""Files that commands write for authors: a project's settings, posts. Needs no MkDocs and no terminal."""

from .files import AuthoringError, FileChange, write_all
from .posts import Blog, WrittenPost
from .project import Project, plan
from .survey import Survey, survey

__all__ = [
    "AuthoringError",
    "Blog",
    "FileChange",
    "Project",
    "Survey",
    "WrittenPost",
    "plan",
    "survey",
    "write_all",
]
