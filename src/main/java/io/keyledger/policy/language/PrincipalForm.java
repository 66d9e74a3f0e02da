package io.keyledger.policy.language;

/** Which forms of principals are read. */
enum PrincipalForm {
    /** Those that AWS accepts; a document with another is rejected. */
    AS_AWS_ACCEPTS,
    /** Every unambiguous form. */
    AS_WRITTEN
}
