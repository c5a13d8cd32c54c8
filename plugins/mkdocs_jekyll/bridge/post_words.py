"""Words that stand around a post. Numbers and names go where braces are."""

from __future__ import annotations

from typing import Final

_LANGUAGES: Final = ("en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "es")
#: By word, in the languages' order.
_TABLE: Final[dict[str, tuple[str, ...]]] = {
    "related": (
        "Related posts", "相关文章", "相關文章", "関連記事", "관련 글", "Verwandte Beiträge",
        "Articles liés", "Artículos relacionados",
    ),
    "series": ("Series", "系列", "系列", "シリーズ", "시리즈", "Serie", "Série", "Serie"),
    "part_of": (
        "Part {} of {}", "第 {} 篇，共 {} 篇", "第 {} 篇，共 {} 篇", "全{1}回の第{0}回",
        "{1}편 중 {0}편", "Teil {} von {}", "Partie {} sur {}", "Parte {} de {}",
    ),
    "parts_before": (
        "{} earlier", "前面还有 {} 篇", "前面還有 {} 篇", "この前に{}回", "앞에 {}편", "{} frühere",
        "{} avant", "{} anteriores",
    ),
    "parts_after": (
        "{} later", "后面还有 {} 篇", "後面還有 {} 篇", "この後に{}回", "뒤에 {}편", "{} spätere",
        "{} après", "{} posteriores",
    ),
    "share": ("Share", "分享", "分享", "共有", "공유", "Teilen", "Partager", "Compartir"),
    "copy_link": (
        "Copy link", "复制链接", "複製連結", "リンクをコピー", "링크 복사", "Link kopieren",
        "Copier le lien", "Copiar enlace",
    ),
    "copied": ("Copied", "已复制", "已複製", "コピーしました", "복사됨", "Kopiert", "Copié", "Copiado"),
    "comments": (
        "Comments", "评论", "留言", "コメント", "댓글", "Kommentare", "Commentaires", "Comentarios",
    ),
    "show_comments": (
        "Show comments", "显示评论", "顯示留言", "コメントを表示", "댓글 보기", "Kommentare zeigen",
        "Afficher les commentaires", "Mostrar comentarios",
    ),
    "comments_kept": (
        "They are kept by {}, which is asked only now.", "评论存放在 {}，点击后才会连接。",
        "留言存放在 {}，點擊後才會連線。", "コメントは {} にあり、押したときに初めて接続します。",
        "댓글은 {}에 있으며, 누를 때에만 연결합니다.",
        "Sie liegen bei {}; erst jetzt wird dort angefragt.",
        "Ils se trouvent chez {}, qui n’est contacté que maintenant.",
        "Están en {}, a quien se consulta solo ahora.",
    ),
    "comments_at": (
        "Read the comments at {}", "在 {} 阅读评论", "在 {} 閱讀留言", "{} でコメントを読む",
        "{}에서 댓글 읽기", "Kommentare bei {} lesen", "Lire les commentaires sur {}",
        "Leer los comentarios en {}",
    ),
    "licence": (
        "Licence", "许可协议", "授權條款", "ライセンス", "라이선스", "Lizenz", "Licence", "Licencia",
    ),
    "link": ("Link", "本文链接", "本文連結", "リンク", "링크", "Link", "Lien", "Enlace"),
    "reprinted": ("Reprinted", "转载", "轉載", "転載", "전재", "Nachdruck", "Repris", "Reproducido"),
    "reprinted_from": (
        "Reprinted from", "转载自", "轉載自", "転載元", "출처", "Nachdruck von", "Repris de",
        "Reproducido de",
    ),
    "original": ("Original", "原创", "原創", "オリジナル", "원본", "Original", "Original", "Original"),
    "enlarge": ("Enlarge", "放大", "放大", "拡大", "확대", "Vergrößern", "Agrandir", "Ampliar"),
    "close": ("Close", "关闭", "關閉", "閉じる", "닫기", "Schließen", "Fermer", "Cerrar"),
    "language": ("Language", "语言", "語言", "言語", "언어", "Sprache", "Langue", "Idioma"),
    "slides": (
        "Slides", "演示文稿", "簡報", "スライド", "슬라이드", "Folien", "Diapositives", "Diapositivas",
    ),
    "updated": ("Updated", "更新于", "更新於", "更新", "수정", "Geändert", "Mis à jour", "Actualizado"),
    "pinned": ("Pinned", "置顶", "置頂", "固定", "고정", "Angeheftet", "Épinglé", "Fijado"),
}
#: By word and language, as ``words`` holds its own.
POST_WORDS: Final[dict[str, dict[str, str]]] = {
    key: dict(zip(_LANGUAGES, words, strict=True)) for key, words in _TABLE.items()
}
