"""What the name of a member of AWS's models says of the member."""

import re
from functools import cache

_WORD = re.compile(r"(?:ARN|ID|URL)s(?![a-z])|[A-Z]+[0-9]*(?![a-z])|[A-Z]?[a-z]+[0-9]*|[0-9]+")

# Words at the end of a name that say how something is given, not what it is.
_WRAPPING = {
    "attribute", "attributes", "config", "configuration", "configurations", "data", "description", "descriptions",
    "detail", "details", "entries", "entry", "info", "information", "item", "items", "list", "metadata", "output",
    "record", "response", "result", "results", "set", "summaries", "summary",
}  # fmt: skip
_VERBS = {"batch", "describe", "get", "list", "lookup", "search"}
_KINDS = {"name": "name", "id": "id", "identifier": "id", "arn": "arn", "url": "url"}

_KEY = re.compile(
    r"(kms|cmk|encryptionkey|masterkeyarn|masterkeyid|customermanagedkey|customerkey)"
    r"(?!.*(context|type|status|alias|policy|grant|params|md5|algorithm|endpoint))"
)
_ENCRYPTION_KEY = re.compile(r"encryptionkey$|kms")
_TOKEN = re.compile(
    r"next(page|continuation)?(token|marker|key|page|link)?|.*(next|continuation|pagination|page)token|pagemarker"
    r"|marker|nextmarker|position|lastevaluated.*|exclusivestart.*|hasmore.*|is_?truncated|truncated"
)


@cache
def words(name: str) -> tuple[str, ...]:
    """``KMSKeyArn`` is ``kms``, ``key``, ``arn``."""
    return tuple(word.lower() for word in _WORD.findall(name))


@cache
def thing(name: str) -> str:
    """The one thing that a member, a list or an operation is about: ``table`` for ``TableDescriptions``."""
    said = list(words(name))
    while len(said) > 1 and said[0] in _VERBS:
        said = said[1:]
    while said and said[-1] in _WRAPPING:
        said = said[:-1]
    return "-".join([*said[:-1], _singular(said[-1])]) if said else ""


@cache
def identity(name: str) -> tuple[str, str]:
    """Of what a member is the name, id, ARN or URL, such as ``("table", "name")``; without a kind if it is none."""
    said = words(name)
    if said and said[-1] == "list":
        said = said[:-1]
    kind = _KINDS.get(_singular(said[-1]), "") if said else ""
    return ("-".join(said[:-1]), kind) if kind else (thing(name), "")


@cache
def names_key(name: str, parent: str) -> bool:
    """Whether a string member holds a KMS key, by its name or by the name of the structure that it is in."""
    said = "".join(words(name))
    if _KEY.search(said) or said in ("keyarn", "keyid"):
        return True
    return said in ("arn", "id", "key") and bool(_ENCRYPTION_KEY.search("".join(words(parent))))


@cache
def is_token(name: str) -> bool:
    """Whether the member leads to the next page, or says that there is one."""
    return bool(_TOKEN.fullmatch(name.lower()))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
