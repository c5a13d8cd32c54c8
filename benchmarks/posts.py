"""Blog posts as people wrote them ten years ago, made up by a generator: the same ones on every machine."""

from __future__ import annotations

import random

LATIN = [
    "The",
    "morning",
    "train",
    "was",
    "late",
    "again",
    "so",
    "I",
    "sat",
    "down",
    "and",
    "wrote",
    "about",
    "build",
    "tools",
    ",",
    "caches",
    "and",
    "the",
    "slow",
    "web",
    ".",
    "Every",
    "release",
    "brings",
    "a",
    "new",
    "option",
    "and",
    "every",
    "option",
    "brings",
    "a",
    "question",
    "that",
    "somebody",
    "answers",
    "in",
    "a",
    "comment",
    ".",
    "We",
    "measured",
    "twice",
    ",",
    "moved",
    "the",
    "service",
    "behind",
    "a",
    "queue",
    "and",
    "never",
    "looked",
    "back",
    "until",
    "the",
    "disk",
    "was",
    "full",
    ".",
]
CJK = [
    "今天",
    "我们",
    "来看看",
    "这个",
    "问题",
    "首先",
    "需要",
    "安装",
    "依赖",
    "然后",
    "运行",
    "命令",
    "，",
    "。",
    "数据库",
    "连接",
    "超时",
    "的",
    "原因",
    "是",
    "配置",
    "错误",
    "，",
    "因此",
    "必须",
    "修改",
    "参数",
    "。",
    "最后",
    "总结",
    "一下",
    "经验",
]
CODE = (
    "def answer(question):\n    return cache.get(question) or ask(question)",
    "npm install --save-dev webpack\nnpm run build",
    "SELECT id, name\nFROM posts\nWHERE published = 1;",
    'public static void main(String[] args) {\n    System.out.println("你好");\n}',
)


class Author:
    """Writes one post."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.chinese = seed % 2 == 1

    def sentence(self, most: int = 30) -> str:
        words = [
            self.random.choice(CJK if self.chinese else LATIN) for _ in range(self.random.randint(6, most))
        ]
        if self.random.random() < 0.5:
            spot = self.random.randrange(len(words))
            words[spot] = self.random.choice(
                ("**{}**", "*{}*", "`{}`", "[{}](https://example.org/{})", "“{}”", '"{}"')
            ).replace("{}", words[spot])
        return ("" if self.chinese else " ").join(words)

    def paragraph(self) -> str:
        return "\n".join(self.sentence() for _ in range(self.random.randint(1, 4)))

    def listing(self) -> str:
        lines = []
        for number in range(1, self.random.randint(3, 7)):
            lines.append(self.random.choice((f"{number}. ", "* ", "- ")) + self.sentence(10))
            if self.random.random() < 0.3:
                lines.append("    * " + self.sentence(8))
        return "\n".join(lines)

    def block(self) -> str:
        match self.random.randrange(12):
            case 0 | 1:
                return "#" * self.random.randint(2, 4) + " " + self.sentence(8)
            case 2:
                return (
                    "```"
                    + self.random.choice(("python", "bash", "", "java"))
                    + "\n"
                    + self.random.choice(CODE)
                    + "\n```"
                )
            case 3 | 4:
                return self.listing()
            case 5:
                return "> " + self.paragraph()
            case 6:
                return f"![{self.sentence(6)}](/postimg/{self.random.randint(1, 99)}.png)"
            case 7 if self.random.random() < 0.4:
                return "| a | b | c |\n|---|:-:|---|\n" + "\n".join(
                    f"| {self.sentence(6)} | `x` | 1 |" for _ in range(4)
                )
            case 8 if self.random.random() < 0.3:
                return '<div class="note">\n<p>' + self.sentence() + "</p>\n</div>"
            case _:
                return self.paragraph()

    def post(self) -> str:
        """The whole text, one to twelve kilobytes."""
        return "\n\n".join(self.block() for _ in range(self.random.randint(8, 60))) + "\n"


def posts(count: int) -> list[str]:
    """The first ``count`` posts, every second one Chinese."""
    return [Author(seed).post() for seed in range(count)]
