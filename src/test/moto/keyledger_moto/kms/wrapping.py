"""The two halves of the import ritual: a wrapping key with its token, and the unwrapping of what comes back."""

import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap_with_padding
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from .. import clock
from .errors import error, invalid, unsupported

WRAPPING_KEY_BITS = {"RSA_2048": 2048, "RSA_3072": 3072, "RSA_4096": 4096}
HASHES = {
    "RSAES_OAEP_SHA_1": hashes.SHA1,
    "RSAES_OAEP_SHA_256": hashes.SHA256,
    "RSA_AES_KEY_WRAP_SHA_1": hashes.SHA1,
    "RSA_AES_KEY_WRAP_SHA_256": hashes.SHA256,
}


@dataclass(frozen=True)
class ImportParameters:
    """What GetParametersForImport gave out. It is good for 24 hours and for one key."""

    key_arn: str
    algorithm: str
    private_key: rsa.RSAPrivateKey
    token: bytes
    valid_to: float

    @staticmethod
    def create(key_arn: str, algorithm: str, key_spec: str) -> "ImportParameters":
        if algorithm in ("RSAES_PKCS1_V1_5", "SM2PKE") or key_spec == "SM2":
            raise unsupported(f"{algorithm} with {key_spec} is not supported")
        if algorithm not in HASHES or key_spec not in WRAPPING_KEY_BITS:
            raise invalid(f"{algorithm} with {key_spec} is not a wrapping algorithm and wrapping key spec")
        private_key = rsa.generate_private_key(public_exponent=65537, key_size=WRAPPING_KEY_BITS[key_spec])
        return ImportParameters(key_arn, algorithm, private_key, os.urandom(256), clock.now() + clock.DAY)

    @property
    def public_key(self) -> bytes:
        return self.private_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def unwrap(self, wrapped: bytes) -> bytes:
        digest = HASHES[self.algorithm]()
        oaep = padding.OAEP(mgf=padding.MGF1(digest), algorithm=digest, label=None)
        rsa_bytes = self.private_key.key_size // 8
        try:
            if self.algorithm.startswith("RSAES"):
                return self.private_key.decrypt(wrapped, oaep)
            aes_key = self.private_key.decrypt(wrapped[:rsa_bytes], oaep)
            return aes_key_unwrap_with_padding(aes_key, wrapped[rsa_bytes:])
        except (ValueError, InvalidUnwrap, InvalidKey):
            raise error("InvalidCiphertextException", "The wrapped key material could not be decrypted") from None
