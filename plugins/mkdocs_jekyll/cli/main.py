"""The ``mkdocs-jekyll`` command: its parts, and how it ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
from click.shell_completion import get_completion_class

from . import check, compare, export, init, new
from .options import examples


@click.group(
    epilog=examples(
        "mkdocs-jekyll init                  write mkdocs.yml for the Jekyll site here",
        "mkdocs-jekyll check                 say what is wrong with it",
        "mkdocs-jekyll compare _site site    prove that nothing is lost",
        'mkdocs-jekyll new "First tea"       begin a post',
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="mkdocs-jekyll", prog_name="mkdocs-jekyll")
def commands() -> None:
    """Move a Jekyll site to MkDocs, check it, compare it with the old one, and write posts.

    Every command ends with 0 if all is well, with 1 if it found something, with 2 if it was used wrongly.
    """


@commands.command("completion", short_help="Print the script that completes commands in a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes this command's parts and options in SHELL.

    \b
    For bash, in ~/.bashrc:    eval "$(mkdocs-jekyll completion bash)"
    For zsh, in ~/.zshrc:      eval "$(mkdocs-jekyll completion zsh)"
    For fish:                  mkdocs-jekyll completion fish > ~/.config/fish/completions/mkdocs-jekyll.fish
    """
    found = get_completion_class(shell)
    assert found is not None  # the choice names only those that Click has
    click.echo(found(commands, {}, "mkdocs-jekyll", "_MKDOCS_JEKYLL_COMPLETE").source())


for part in (init.command, check.command, compare.command, *new.commands, export.command):
    commands.add_command(part)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 all well, 1 something found, 2 the command itself was wrong."""
    try:
        ended = commands.main(arguments, prog_name="mkdocs-jekyll", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("Stopped.", err=True)
        return 1
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        return 0
    return ended if isinstance(ended, int) else 0
