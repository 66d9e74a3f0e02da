"""KMS: takes the place of Moto's own backend and answers."""


def install() -> None:
    from moto.kms.models import kms_backends

    from .models import KmsBackend

    kms_backends.backend = KmsBackend
