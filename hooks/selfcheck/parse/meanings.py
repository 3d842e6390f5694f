"""What each mistake in the language means: the name in brackets of an error, and a sentence on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MISTAKES: Mapping[str, str] = {
    "bad-option": "An option has a value of another type than it takes.",
    "bad-yaml": "The options under a header are not YAML.",
    "broken-gap": "A gap runs over the end of its line or has brackets inside, so readers would see its answer.",
    "curly-quotes": "A value has curly quotes around it, as word processors write them; YAML takes them as text.",
    "dead-learn-link": "`learn` leads to no page or heading of this site.",
    "duplicate-choices": "Two choices say the same; an answer is kept by its text, so nobody could tell which was picked.",
    "duplicate-id": "Two questions or two objectives of the site have one id, and answers are kept by it.",
    "duplicate-option": "An option is given twice.",
    "duplicate-rows": "Two rows say the same, so their order or match can't be judged.",
    "empty-choice": "A choice has no text.",
    "empty-gap": "A gap accepts nothing.",
    "empty-match": "A row of a matching question has nothing in its second cell.",
    "empty-pretest": "A page has a pretest and no question for it to ask.",
    "encoding": "A page is not UTF-8.",
    "foreign-option": "An option belongs to another kind of question.",
    "kind-and-body": "`kind` says something else than the body shows.",
    "malformed-choice": "A line is almost a choice, such as `-[x] text`.",
    "malformed-id": "An id has other characters than small letters, digits and hyphens, or more than 64 of them.",
    "misplaced-block": "A block stands inside a list, an admonition or raw HTML, where it would stay text.",
    "missing-id": "A question has no id.",
    "nested-block": "A block stands inside another that has as many slashes, so their closing lines can't be told apart.",
    "no-answer": "A question for a number or a word says no `answer`.",
    "no-choices": "A question with one key or several has no choices.",
    "no-count": "An exam does not say how many questions it asks.",
    "no-explanation": "A question does not say why its key is right.",
    "no-gap": "A cloze has no gap.",
    "no-key": "No choice is marked as right.",
    "no-objectives": "A block of objectives states none.",
    "no-pairs": "A matching question has fewer than two pairs.",
    "no-rows": "An ordering question has no list of rows.",
    "no-stem": "A question asks nothing before its choices.",
    "no-table": "A matching question has no table.",
    "not-two-columns": "The table of a matching question has a row with more or fewer cells than two.",
    "one-choice": "A question has a single choice.",
    "second-pretest": "A page has two pretests.",
    "stray-closing-line": "A closing line closes nothing.",
    "text-between-choices": "Text stands where a choice is expected.",
    "two-keys": "A question of the kind `single` has more than one key.",
    "unclosed-block": "A block has no closing line.",
    "unclosed-fence": "A code fence inside a question is never closed.",
    "unclosed-html": "Raw HTML around a block is never closed and swallows it.",
    "unexpected-argument": "A block that has no id is given one.",
    "unexpected-body": "A block of options alone (objectives, pretest, review, exam, progress) has other text.",
    "unknown-block": "A block's name is a slip away from one of ours.",
    "unknown-kind": "`kind` names none of the seven.",
    "unknown-objective": "`objective` names no objective of this site.",
    "unknown-option": "An option's name is unknown.",
    "unread-option": "An option stands where it is read as the stem.",
}
