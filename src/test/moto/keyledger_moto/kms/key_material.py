"""Key material: what KMS made, what was imported, what it became by rotation, and what it encrypts."""

import hashlib
import json
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .. import clock
from .errors import error

CURRENT = "CURRENT"
NON_CURRENT = "NON_CURRENT"
PENDING_ROTATION = "PENDING_ROTATION"
PENDING_MULTI_REGION = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION"

EXPIRES = "KEY_MATERIAL_EXPIRES"
DOES_NOT_EXPIRE = "KEY_MATERIAL_DOES_NOT_EXPIRE"


@dataclass
class KeyMaterial:
    """One generation of a key's material, the same in every Region of a multi-Region key."""

    id: str
    state: str
    content: bytes | None = None  # none where it was imported: then each Region's key has its own copy
    rotation_date: float | None = None
    rotation_type: str | None = None


@dataclass
class ImportedCopy:
    """Material as imported into the key of one Region."""

    content: bytes
    description: str | None
    expiration_model: str
    valid_to: float | None

    def present(self) -> bool:
        return self.valid_to is None or self.valid_to > clock.now()


@dataclass
class Lineage:
    """What the keys of a multi-Region set share; a single-Region key has one for itself."""

    primary_region: str
    regions: list[str]
    materials: list[KeyMaterial] = field(default_factory=list)
    rotation_period_days: int | None = None  # none while automatic rotation is off
    next_rotation: float | None = None
    on_demand_started: float | None = None

    def material(self, material_id: str | None) -> KeyMaterial | None:
        return next((material for material in self.materials if material.id == material_id), None)

    @property
    def current(self) -> KeyMaterial | None:
        return next((material for material in self.materials if material.state == CURRENT), None)

    @property
    def pending(self) -> KeyMaterial | None:
        return next((material for material in self.materials if material.state == PENDING_ROTATION), None)

    def generate(self, length: int) -> None:
        """The first material of a key whose material KMS makes."""
        self.materials.append(KeyMaterial(os.urandom(32).hex(), CURRENT, os.urandom(length)))

    def rotate(self, rotation_type: str, date: float) -> None:
        """Makes the pending material, or a new one of the same length, the current one."""
        old = self.current
        new = self.pending
        if new is None:
            new = KeyMaterial(os.urandom(32).hex(), PENDING_ROTATION, os.urandom(len(old.content)))
            self.materials.append(new)
        old.state = NON_CURRENT
        new.state = CURRENT
        new.rotation_date = date
        new.rotation_type = rotation_type

    @property
    def on_demand_rotations(self) -> int:
        return sum(material.rotation_type == "ON_DEMAND" for material in self.materials)


def imported_id(key_id: str, content: bytes) -> str:
    """KMS derives it from the key id and the material, so the same material has the same id when it comes again."""
    return hashlib.sha256(key_id.encode() + content).hexdigest()


_FORMAT = b"KLM1"
_NONCE_BYTES = 12


def seal(key_id: str, material_id: str, content: bytes, plaintext: bytes, context: dict[str, str]) -> bytes:
    """AES-256-GCM under one material, and before it the names of the key and of the material."""
    nonce = os.urandom(_NONCE_BYTES)
    name = key_id.encode()
    header = _FORMAT + bytes([len(name)]) + name + bytes.fromhex(material_id) + nonce
    return header + AESGCM(content).encrypt(nonce, plaintext, _additional_data(context))


@dataclass(frozen=True)
class Sealed:
    key_id: str
    material_id: str
    nonce: bytes
    ciphertext: bytes

    @staticmethod
    def parse(blob: bytes) -> "Sealed":
        if not blob.startswith(_FORMAT) or len(blob) < 5 + blob[4] + 32 + _NONCE_BYTES:
            raise error("InvalidCiphertextException", "")
        start = 5 + blob[4]
        return Sealed(
            blob[5:start].decode(),
            blob[start : start + 32].hex(),
            blob[start + 32 : start + 32 + _NONCE_BYTES],
            blob[start + 32 + _NONCE_BYTES :],
        )

    def open(self, content: bytes, context: dict[str, str]) -> bytes:
        try:
            return AESGCM(content).decrypt(self.nonce, self.ciphertext, _additional_data(context))
        except InvalidTag:
            raise error("InvalidCiphertextException", "") from None


def _additional_data(context: dict[str, str]) -> bytes:
    return json.dumps(context, sort_keys=True).encode()
