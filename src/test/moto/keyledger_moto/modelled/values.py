"""What a service answers of which only the model and the request are known: one of everything, about what was asked."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from moto.core.model import OperationModel, Shape

from . import names

MOMENT = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
DEEPEST = 10

# Of an enumeration, the value that says that a key of one's own is used; else the one that says that all is well.
_PREFERRED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r".*customer.?(managed|owned|kms)?.*",
        r"cmk|kms|aws:kms|sse[-_]kms",
        r".*kms.*",
        r"active|available|enabled|created|ready|running|in_service|inservice|deployed|succeeded|completed?",
    )
]

# Maps whose keys the model does not list.
_MAP_KEYS = {
    ("sns", "GetTopicAttributes"): ("TopicArn", "Owner", "DisplayName", "KmsMasterKeyId", "SubscriptionsConfirmed"),
    ("sns", "GetSubscriptionAttributes"): ("SubscriptionArn", "TopicArn", "Owner", "Protocol", "Endpoint"),
    ("sns", "GetPlatformApplicationAttributes"): ("Enabled",),
    ("ssm-incidents", "GetReplicationSet"): ("us-east-1",),
}

# Things that belong to another service than the one that names them.
_SERVICE_OF_THING = {
    "bucket": "s3",
    "function": "lambda",
    "lambda": "lambda",
    "group": "logs",
    "role": "iam",
    "secret": "secretsmanager",
    "topic": "sns",
    "queue": "sqs",
}
_NAMES_OF_ACCOUNT = {"account-id", "account", "owner-id", "owner", "owner-account", "owner-account-id", "registry-id"}
_NAMES_OF_REGION = {"region", "region-name", "aws-region"}
_GENERIC = {"", "resource"}
_IDENTITIES = ("arn", "name", "id", "url")


@dataclass(frozen=True)
class Place:
    """Whose answers these are."""

    account: str
    region: str
    service: str
    key: str

    @property
    def partition(self) -> str:
        return "aws-cn" if self.region.startswith("cn-") else "aws-us-gov" if "gov-" in self.region else "aws"

    def arn(self, thing: str, name: str) -> str:
        service = _SERVICE_OF_THING.get(thing.rsplit("-", 1)[-1], self.service)
        if service == "s3":
            return f"arn:{self.partition}:s3:::{name}"
        region = "" if service == "iam" else self.region
        separator = "" if service in ("sns", "sqs") else f"{thing}/"
        return f"arn:{self.partition}:{service}:{region}:{self.account}:{separator}{name}"

    def url(self, thing: str, name: str) -> str:
        return f"https://{self.service}.{self.region}.amazonaws.com/{self.account}/{name}"


@dataclass(frozen=True)
class Around:
    """Where in the answer a value stands: of which thing, under which member, inside which shapes, in a list or not."""

    thing: str
    member: str = ""
    stack: tuple[str, ...] = ()
    in_list: bool = False


@dataclass
class Answer:
    """Makes the answer to one request; ``page`` distinguishes what later pages list."""

    place: Place
    service: str
    operation: OperationModel
    parameters: dict[str, Any]
    page: int = 1
    _asked: dict[str, str] = field(init=False)
    _about: str = field(init=False)

    def __post_init__(self) -> None:
        self._asked = {
            name: value
            for name, value in self.parameters.items()
            if isinstance(value, str) and not names.is_token(name)
        }
        self._about = names.thing(self.operation.name)

    def content(self) -> dict[str, Any]:
        shape = self.operation.output_shape
        return {} if shape is None else self._structure(shape, Around(self._about), self._asked) or {}

    def _value(self, shape: Shape, around: Around, asked: dict[str, str]) -> Any:
        match shape.type_name:
            case "structure":
                return self._structure(shape, around, asked)
            case "list":
                return self._list(shape, around, asked)
            case "map":
                return self._map(shape, around, asked)
            case "string":
                return self._string(shape, around)
            case "boolean":
                return names.words(around.member)[-1:] != ("disabled",)
            case "integer" | "long":
                return _within(shape, 7)
            case "float" | "double" | "bigdecimal":
                return 1.5
            case "timestamp":
                return MOMENT
            case "blob":
                return b"x"
        return None

    def _structure(self, shape: Shape, around: Around, asked: dict[str, str]) -> dict[str, Any] | None:
        if shape.name in around.stack or len(around.stack) > DEEPEST or getattr(shape, "is_eventstream", False):
            return None
        stack = (*around.stack, shape.name)
        made: dict[str, Any] = {}
        for name, member in _chosen(shape):
            if len(stack) <= 2 and not around.in_list and names.is_token(name):
                continue
            if member.serialization.get("location") == "statusCode":
                continue
            thing = names.thing(name) if member.type_name in ("structure", "list", "map") else ""
            value = self._value(member, Around(thing or around.thing, name, stack, around.in_list), asked)
            if value is not None:
                made[name] = value
        self._echo(made, shape, around, asked)
        return made

    def _list(self, shape: Shape, around: Around, asked: dict[str, str]) -> list[Any]:
        if f"[{shape.name}" in around.stack:
            return []
        within = Around(around.thing, around.member, (*around.stack, f"[{shape.name}"), True)
        if shape.member.type_name == "structure" and not around.in_list:
            each = [asked | wanted for wanted in self._wanted(around.thing)] or [asked]
        else:
            each = [asked]
        values = [self._value(shape.member, within, wanted) for wanted in each]
        return [value for value in values if value is not None]

    def _map(self, shape: Shape, around: Around, asked: dict[str, str]) -> dict[str, Any]:
        if "{" + shape.name in around.stack:
            return {}
        stack = (*around.stack, "{" + shape.name)
        keys = _MAP_KEYS.get((self.service, self.operation.name)) or getattr(shape.key, "enum", None) or ("key",)
        if len(keys) == 1 or shape.value.type_name != "string":
            within = Around(around.thing, around.member, stack, around.in_list)
            value = self._value(shape.value, within, asked)
            return {} if value is None else {keys[0]: value}
        made = {
            key: self._attribute(key, Around(around.thing, key, stack, around.in_list)) for key in keys if key != "All"
        }
        self._identify(made, list(made), around, asked)
        return made

    def _attribute(self, name: str, around: Around) -> str:
        """Attributes are strings whatever they say."""
        said = names.words(name)
        if said[-1] == "timestamp":
            return str(int(MOMENT.timestamp()))
        if said[-1] in ("seconds", "period", "size", "messages", "delayed", "visible", "confirmed"):
            return "7"
        return "true" if said[-1] == "enabled" else self._text(name, around)

    def _string(self, shape: Shape, around: Around) -> str:
        enum = getattr(shape, "enum", None)
        if enum:
            return _preferred(enum)
        return self._text(around.member, around)

    def _text(self, name: str, around: Around) -> str:
        parent = around.stack[-1] if around.stack else ""
        if names.names_key(name, parent) or names.names_key(name, around.thing.replace("-", "")):
            return self.place.key
        said = "-".join(names.words(name))
        if said in _NAMES_OF_ACCOUNT:
            return self.place.account
        if said in _NAMES_OF_REGION:
            return self.place.region
        if said == "availability-zone":
            return self.place.region + "a"
        if re.search(r"(time|date|timestamp|-at|-on|^last-modified|^last-updated)$", said):
            return MOMENT.isoformat().replace("+00:00", "Z")
        thing, kind = names.identity(name)
        thing = around.thing if thing in _GENERIC else thing
        if kind == "arn":
            return self.place.arn(thing, self._on_page(f"{thing}-name"))
        if kind == "url":
            return self.place.url(thing, self._on_page(f"{thing}-name"))
        return self._on_page(f"{thing}-{kind}" if kind else said)

    def _on_page(self, text: str) -> str:
        return text if self.page == 1 else f"{text}-{self.page}"

    def _wanted(self, thing: str) -> list[dict[str, str]]:
        """What the request names one by one of the things that a list is of."""
        for name, values in self.parameters.items():
            named, kind = names.identity(name)
            if not isinstance(values, list) or not values or not all(isinstance(value, str) for value in values):
                continue
            if _is_kind_of(thing, named) or (kind and named in _GENERIC):
                kind = kind or ("arn" if values[0].startswith("arn:") else "name")
                return [{f"{thing}-{kind}": value} for value in values]
        return []

    def _echo(self, made: dict[str, Any], shape: Shape, around: Around, asked: dict[str, str]) -> None:
        """Members that the request gives too, by the same name, or since they identify the same thing."""
        requested = {name.lower(): value for name, value in asked.items()}
        texts = [name for name in made if _is_text(shape.members[name]) and isinstance(made[name], str)]
        for name in texts:
            if name.lower() in requested and (names.identity(name)[0] not in _GENERIC or not around.in_list):
                made[name] = _fitting(name, requested[name.lower()])
        if len([level for level in around.stack if level[0] != "["]) <= 1:
            self._identify(made, texts, around, asked)

    def _identify(
        self, made: dict[str, Any], members: Iterable[str], around: Around, asked: dict[str, str]
    ) -> None:
        """Name, id, ARN and URL of one thing agree with the request and with each other."""
        own: dict[str, str] = {}
        for member in sorted(members, key=lambda member: names.identity(member)[0] in _GENERIC):
            thing, kind = names.identity(member)
            general = around.in_list and _is_kind_of(around.thing, thing)
            if kind and (thing in {*_GENERIC, around.thing} or general):
                own.setdefault(kind, member)
        requested = self._requested(around, asked)
        for kind, value in requested.items():
            if kind in own:
                made[own[kind]] = value
        bare = [_bare(value) for value in requested.values()]
        if bare and not {"name", "id"} & (own.keys() & requested.keys()):
            target = next((own[kind] for kind in ("name", "id") if kind in own), None)
            if target:
                made[target] = bare[0]
        name = next((made[own[kind]] for kind in ("name", "id") if kind in own), bare[0] if bare else None)
        for kind, made_of in (("arn", self.place.arn), ("url", self.place.url)):
            if name is not None and kind in own and kind not in requested and own[kind] not in self._keys(own, around):
                made[own[kind]] = made_of(around.thing, name)

    def _keys(self, own: dict[str, str], around: Around) -> list[str]:
        return [member for member in own.values() if names.names_key(member, around.thing)]

    def _requested(self, around: Around, asked: dict[str, str]) -> dict[str, str]:
        """How the request identifies the thing: by name, id, ARN or URL."""
        found: dict[str, str] = {}
        of_parent = around.in_list and self.operation.name.startswith("List")
        accepted = {around.thing} if of_parent else {*_GENERIC, around.thing}
        for name, value in asked.items():
            thing, kind = names.identity(name)
            if thing not in accepted:
                continue
            found["arn" if value.startswith("arn:") else kind or "name"] = value
        return found


def _is_kind_of(thing: str, general: str) -> bool:
    """An ``nfs-file-share`` is a ``file-share``, so that one request member can name both."""
    return bool(general) and (thing == general or thing.endswith("-" + general))


def _chosen(shape: Shape) -> list[tuple[str, Shape]]:
    """All members; of a union the one that leads to a key, else the first."""
    members = list(shape.members.items())
    if not getattr(shape, "is_tagged_union", False):
        return members
    return [next((item for item in members if _leads_to_key(item[1], item[0], ())), members[0])] if members else []


def _leads_to_key(shape: Shape, name: str, stack: tuple[str, ...]) -> bool:
    if shape.name in stack or len(stack) > 4:
        return False
    stack = (*stack, shape.name)
    match shape.type_name:
        case "structure":
            return any(_leads_to_key(member, below, stack) for below, member in shape.members.items())
        case "list":
            return _leads_to_key(shape.member, name, stack)
        case "map":
            return _leads_to_key(shape.value, name, stack)
        case "string":
            return not getattr(shape, "enum", None) and names.names_key(name, "")
    return False


def _preferred(enum: list[str]) -> str:
    for pattern in _PREFERRED:
        if found := next((value for value in enum if pattern.fullmatch(value)), None):
            return found
    return enum[0]


def _within(shape: Shape, value: int) -> int:
    return int(min(max(value, shape.metadata.get("min", value)), shape.metadata.get("max", value)))


def _is_text(shape: Shape) -> bool:
    return bool(shape.type_name == "string" and not getattr(shape, "enum", None))


def _fitting(member: str, value: str) -> str:
    _, kind = names.identity(member)
    return _bare(value) if kind in ("name", "id") else value


def _bare(value: str) -> str:
    return re.split(r"[/:]", value)[-1] if value.startswith(("arn:", "https:")) else value
