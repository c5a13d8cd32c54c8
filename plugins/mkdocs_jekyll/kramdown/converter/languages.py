"""The names of languages Rouge 3.30 knows, and what Pygments calls them.

Rouge decides: a name it doesn't know leaves the code without colours and without Rouge's structure. Names are
compared as they are written; ``Ruby`` is none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAMES = (
    "Dockerfile HAML Isabelle LaTeX OCL R S TeX abap actionscript ada apache apex apib apiblueprint "
    "applescript armasm as as3 aug augeas awk bash bat batch batchfile bbcbasic behat bib bibtex biml bpf "
    "brainfuck brightscript brs bs bsdmake bsl c c# c++ ceylon cfc cfscript cl clean clj cljs clojure "
    "cmake cmhg cmm coffee coffee-script coffeescript common-lisp common_lisp conf config configuration "
    "console coq cpp cr crystal cs csharp css csvs cucumber cuda cypher cython d dafny dart datastudio "
    "diff digdag django dlang docker dockerfile dosbatch dot e-mail ecl eex eiffel elisp elixir elm "
    "emacs-lisp email eml epp eps erb erl erlang eruby esc escape ex exs factor fea ff fluent fortran "
    "freefem fsharp ftl gd gdscript ghc-cmm ghc-core gherkin glsl gnumake go golang gradle graphql groovy "
    "hack haml handlebars haskell haxe hbs hcl heex hh hlsl hocon hql hs html http hx hy hylang idlang "
    "idr idris igorpro ini io irb irb_output isa isabelle isbl j janet java javascript jdn jinja jl js "
    "jsl json json-doc jsonc jsonnet jsp jsx julia kdb+ kotlin ksh lasso lassoscript latex lean leex "
    "lhaskell lhs liquid lisp litcoffee literate_coffeescript literate_haskell lithaskell livescript llvm "
    "ls lua lustre lutin m m68k magik make makefile markdown mason mathematica matlab md meson mf "
    "microsoftshell minizinc mkd ml moon moonscript mosel msgtrans msshell mustache mxml nasm nes nesasm "
    "nginx nial nim nimrod nix nixos obj-c obj-c++ obj-cpp obj_c obj_c++ obj_cpp objc objc++ objcpp "
    "objective_c objective_cpp objectivec objectivec++ objectivecpp ocaml ocl openedge opentype "
    "opentype_feature_file opentypefeature pascal patch perl php php3 php4 php5 pl plaintext plist plsql "
    "pony posh postscr postscript powershell pp praat prolog prometheus properties proto protobuf pry ps "
    "puppet py pyrex python pyx q qml r racket rb react realbasic reasonml rego rescript rhtml robot "
    "robot-framework robot_framework rs rs,ignore rs,no_run rs,should_panic ruby rust rust,ignore "
    "rust,no_run rust,should_panic s sas sass scala scheme scss sed sh shell shell-session shell_session "
    "sieve slice slim smalltalk smarty sml solidity sparql sqf sql squeak ssh st stan stata supercollider "
    "swift systemd syzlang syzprog tap tcl terminal terraform tex text tf toml ts tsx ttcn3 tulip turtle "
    "twig typescript udiff unit-file vala varnish varnishconf vb vcl velocity verilog vhdl vim viml "
    "vimscript visualbasic vue vuejs winbatch wl wollok xml xojo xpath xquery yaml yang yml zig zir zsh"
)

#: Names and short names of Rouge's languages.
ROUGE_NAMES: Final = frozenset(_NAMES.split())

#: Rouge's names for text without a language.
PLAIN_NAMES: Final = frozenset(("plaintext", "text"))

#: Those Pygments has no lexer for, nor one that comes close; their code is shown without colours.
_UNCOLOURED = (
    "OCL bsl csvs esc escape fea magik minizinc msgtrans nial ocl opentype opentype_feature_file "
    "opentypefeature sqf ttcn3 tulip"
)
UNCOLOURED: Final = frozenset(_UNCOLOURED.split())

#: Pygments' name, or that of a language close to it, where Pygments does not know Rouge's.
PYGMENTS_NAMES: Final[Mapping[str, str]] = {
    "apex": "java",
    "apib": "markdown",
    "apiblueprint": "markdown",
    "armasm": "gas",
    "aug": "augeas",
    "batchfile": "batch",
    "behat": "gherkin",
    "biml": "xml",
    "bpf": "gas",
    "brightscript": "vbnet",
    "brs": "vbnet",
    "bs": "vbnet",
    "cfc": "cfs",
    "cfscript": "cfs",
    "cmhg": "c",
    "cmm": "c",
    "common_lisp": "common-lisp",
    "conf": "ini",
    "config": "ini",
    "configuration": "ini",
    "dafny": "csharp",
    "datastudio": "sql",
    "digdag": "yaml",
    "django": "html+django",
    "dlang": "d",
    "e-mail": "email",
    "eex": "html+erb",
    "epp": "erb",
    "eps": "postscript",
    "erb": "html+erb",
    "erl": "erlang",
    "eruby": "html+erb",
    "ex": "vim",
    "ff": "freefem",
    "fluent": "ini",
    "ftl": "ini",
    "ghc-cmm": "c",
    "ghc-core": "haskell",
    "gnumake": "make",
    "gradle": "groovy",
    "handlebars": "html+handlebars",
    "hbs": "html+handlebars",
    "heex": "html+erb",
    "hocon": "json",
    "hql": "sql",
    "idlang": "idl",
    "irb": "rbcon",
    "irb_output": "rbcon",
    "isa": "isabelle",
    "isbl": "pascal",
    "jdn": "janet",
    "jinja": "html+django",
    "jsl": "javascript",
    "json-doc": "json5",
    "jsonc": "json5",
    "kdb+": "q",
    "leex": "html+erb",
    "litcoffee": "coffeescript",
    "literate_coffeescript": "coffeescript",
    "literate_haskell": "literate-haskell",
    "lithaskell": "literate-haskell",
    "ls": "livescript",
    "lustre": "ocaml",
    "lutin": "ocaml",
    "m": "matlab",
    "m68k": "gas",
    "microsoftshell": "powershell",
    "mkd": "markdown",
    "ml": "sml",
    "msshell": "powershell",
    "mustache": "html+handlebars",
    "nes": "ca65",
    "nesasm": "ca65",
    "obj-cpp": "objective-c++",
    "obj_c": "objective-c",
    "obj_c++": "objective-c++",
    "obj_cpp": "objective-c++",
    "objcpp": "objective-c++",
    "objective_c": "objective-c",
    "objective_cpp": "objective-c++",
    "objectivecpp": "objective-c++",
    "patch": "diff",
    "php alone": "php",
    "php in html": "html+php",
    "plist": "xml",
    "plsql": "sql",
    "pp": "puppet",
    "prometheus": "promql",
    "pry": "irb",
    "ps": "postscript",
    "realbasic": "vbnet",
    "rescript": "reasonml",
    "robot": "robotframework",
    "robot-framework": "robotframework",
    "robot_framework": "robotframework",
    "rs,ignore": "rust",
    "rs,no_run": "rust",
    "rs,should_panic": "rust",
    "rust,ignore": "rust",
    "rust,no_run": "rust",
    "rust,should_panic": "rust",
    "shell_session": "console",
    "slice": "cpp",
    "ssh": "apacheconf",
    "syzlang": "c",
    "syzprog": "c",
    "terminal": "console",
    "twig": "html+twig",
    "unit-file": "systemd",
    "varnish": "vcl",
    "varnishconf": "vcl",
    "vb": "vbnet",
    "viml": "vim",
    "vimscript": "vim",
    "vue": "html",
    "vuejs": "html",
    "wl": "mathematica",
    "wollok": "java",
    "xojo": "vbnet",
    "xpath": "xquery",
    "yml": "yaml",
    "zir": "zig",
}
