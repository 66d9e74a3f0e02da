"""What Moto 5.2.1 lacks for an audit of encryption keys, added as AWS documents it.

The folder mirrors Moto: ``kms`` has ``models``, ``responses`` and ``urls`` and takes the place of Moto's own;
``s3``, ``ec2``, ``ebs``, ``awslambda`` and ``rds`` correct single operations; ``modelled`` answers for every service of
certain accounts; ``denials``, ``answers``, ``calls`` and ``rpc_v2_cbor`` work for every service; ``controls`` is what
tests turn under ``/moto-api/keyledger/``.
"""

MOTO_VERSION = "5.2.1"


def install() -> None:
    """Puts the extension in place. It must run before Moto serves its first request."""
    import moto

    if moto.__version__ != MOTO_VERSION:
        raise RuntimeError(f"the extension is written for Moto {MOTO_VERSION}, this is Moto {moto.__version__}")

    from . import answers, awslambda, controls, ebs, ec2, kms, modelled, rds, rpc_v2_cbor, s3

    answers.install()
    rpc_v2_cbor.install()
    kms.install()
    s3.install()
    ec2.install()
    ebs.install()
    awslambda.install()
    rds.install()
    modelled.install()
    controls.install()
