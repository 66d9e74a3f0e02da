"""Private keys of the specs that Moto cannot sign with."""

from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key
from moto.kms.utils import AbstractPrivateKey, generate_private_key

from .errors import error, unsupported


class PlainPrivateKey(AbstractPrivateKey):
    """A key whose algorithm has no choice of hash or padding."""

    def __init__(self, private_key: Any) -> None:
        self.private_key = private_key

    def sign(self, message: bytes, signing_algorithm: str) -> bytes:
        return self.private_key.sign(message)

    def verify(self, message: bytes, signature: bytes, signing_algorithm: str) -> bool:
        try:
            self.private_key.public_key().verify(signature, message)
            return True
        except InvalidSignature:
            return False

    def public_key(self) -> bytes:
        return self.private_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def new_private_key(spec: str) -> AbstractPrivateKey:
    if spec == "ECC_NIST_EDWARDS25519":
        return PlainPrivateKey(ed25519.Ed25519PrivateKey.generate())
    if spec.startswith("ML_DSA_"):
        return PlainPrivateKey(_ml_dsa(spec))
    return generate_private_key(spec)


def imported_private_key(spec: str, pkcs8: bytes) -> AbstractPrivateKey:
    """The key that was imported as PKCS #8, refused where it is not of this spec."""
    wanted = new_private_key(spec)
    try:
        given = load_der_private_key(pkcs8, password=None)
    except ValueError:
        raise _not_of(spec) from None
    same_kind = type(given) is type(wanted.private_key)
    if not same_kind or getattr(given, "key_size", None) != getattr(wanted.private_key, "key_size", None):
        raise _not_of(spec)
    wanted.private_key = given
    return wanted


def _not_of(spec: str) -> Exception:
    return error("IncorrectKeyMaterialException", f"The key material is not a private key of spec {spec}")


def _ml_dsa(spec: str) -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric import mldsa
    except ImportError:
        raise unsupported(f"This Python's cryptography has no {spec}") from None
    return getattr(mldsa, f"MLDSA{spec.removeprefix('ML_DSA_')}PrivateKey").generate()
