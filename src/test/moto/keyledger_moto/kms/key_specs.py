"""What each KeySpec may be used for, and with which algorithms (KMS Developer Guide, "Key spec reference")."""

RSA_SIGNING = [
    "RSASSA_PKCS1_V1_5_SHA_256",
    "RSASSA_PKCS1_V1_5_SHA_384",
    "RSASSA_PKCS1_V1_5_SHA_512",
    "RSASSA_PSS_SHA_256",
    "RSASSA_PSS_SHA_384",
    "RSASSA_PSS_SHA_512",
]
RSA_ENCRYPTION = ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]

ENCRYPTION = {
    "SYMMETRIC_DEFAULT": ["SYMMETRIC_DEFAULT"],
    "RSA_2048": RSA_ENCRYPTION,
    "RSA_3072": RSA_ENCRYPTION,
    "RSA_4096": RSA_ENCRYPTION,
    "SM2": ["SM2PKE"],
}
SIGNING = {
    "RSA_2048": RSA_SIGNING,
    "RSA_3072": RSA_SIGNING,
    "RSA_4096": RSA_SIGNING,
    "ECC_NIST_P256": ["ECDSA_SHA_256"],
    "ECC_NIST_P384": ["ECDSA_SHA_384"],
    "ECC_NIST_P521": ["ECDSA_SHA_512"],
    "ECC_SECG_P256K1": ["ECDSA_SHA_256"],
    "ECC_NIST_EDWARDS25519": ["ED25519_SHA_512", "ED25519_PH_SHA_512"],
    "SM2": ["SM2DSA"],
    "ML_DSA_44": ["ML_DSA_SHAKE_256"],
    "ML_DSA_65": ["ML_DSA_SHAKE_256"],
    "ML_DSA_87": ["ML_DSA_SHAKE_256"],
}
MAC = {
    "HMAC_224": ["HMAC_SHA_224"],
    "HMAC_256": ["HMAC_SHA_256"],
    "HMAC_384": ["HMAC_SHA_384"],
    "HMAC_512": ["HMAC_SHA_512"],
}
KEY_AGREEMENT = {spec: ["ECDH"] for spec in ("ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "SM2")}

# KeyUsage -> the member of KeyMetadata that lists its algorithms, and the algorithms of each KeySpec that allows it.
USAGES = {
    "ENCRYPT_DECRYPT": ("EncryptionAlgorithms", ENCRYPTION),
    "SIGN_VERIFY": ("SigningAlgorithms", SIGNING),
    "GENERATE_VERIFY_MAC": ("MacAlgorithms", MAC),
    "KEY_AGREEMENT": ("KeyAgreementAlgorithms", KEY_AGREEMENT),
}
SPECS = sorted(ENCRYPTION.keys() | SIGNING.keys() | MAC.keys())

# The older CustomerMasterKeySpec never learned the specs that came after it was deprecated.
WITHOUT_CUSTOMER_MASTER_KEY_SPEC = {"ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519"}

# Bytes of key material of the symmetric specs.
MATERIAL_BYTES = {"SYMMETRIC_DEFAULT": 32, "HMAC_224": 28, "HMAC_256": 32, "HMAC_384": 48, "HMAC_512": 64}
