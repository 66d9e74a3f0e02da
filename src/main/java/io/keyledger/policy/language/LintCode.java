package io.keyledger.policy.language;

/** What is remarkable about a part of a policy. */
public enum LintCode {
    MISSING_ACTION(Consequence.NO_EFFECT),
    MISSING_RESOURCE(Consequence.NO_EFFECT),
    /** A key policy's Resource that is neither {@code *} nor, perhaps, this key's own ARN. */
    FOREIGN_RESOURCE(Consequence.NO_EFFECT),
    EMPTY_LIST(Consequence.NO_EFFECT),
    DELETED_PRINCIPAL(Consequence.NO_EFFECT),
    PRINCIPAL_OF_ANOTHER_POLICY_KIND(Consequence.NO_EFFECT),
    /** More bytes than KMS takes for a key policy. */
    TOO_LARGE(Consequence.REFUSED_BY_AWS),
    UNMATCHABLE_PRINCIPAL(Consequence.REFUSED_BY_AWS),
    /** A statement of a resource's policy that names nobody. */
    MISSING_PRINCIPAL(Consequence.REFUSED_BY_AWS),
    /** A principal in a policy that is attached to its principal. */
    UNEXPECTED_PRINCIPAL(Consequence.REFUSED_BY_AWS),
    /** A principal without the kind of principal that it is. */
    BARE_PRINCIPAL(Consequence.REFUSED_BY_AWS),
    ACTION_WITHOUT_SERVICE(Consequence.REFUSED_BY_AWS),
    MALFORMED_ACTION(Consequence.REFUSED_BY_AWS),
    RESOURCE_WITHOUT_ARN(Consequence.REFUSED_BY_AWS),
    UNKNOWN_OPERATOR(Consequence.REFUSED_BY_AWS),
    OPERATOR_CASE(Consequence.DOUBTFUL),
    INVALID_CONDITION_VALUE(Consequence.DOUBTFUL),
    CONDITION_KEY_WITHOUT_PREFIX(Consequence.REFUSED_BY_AWS),
    REPEATED_CONDITION_KEY(Consequence.DOUBTFUL),
    /** KMS answers OverlyPermissiveCondition:EncryptionContext. */
    FOR_ALL_VALUES_ON_ENCRYPTION_CONTEXT(Consequence.REFUSED_BY_AWS),
    WILDCARD_WITHOUT_EFFECT(Consequence.DOUBTFUL),
    VARIABLE_WITHOUT_EFFECT(Consequence.DOUBTFUL),
    /** A policy variable in front of the resource portion of an ARN. */
    VARIABLE_BEFORE_RESOURCE(Consequence.DOUBTFUL),
    IF_EXISTS_WITH_FOR_ANY_VALUE(Consequence.DOUBTFUL),
    REPEATED_SID(Consequence.DOUBTFUL),
    UNKNOWN_ACTION(Consequence.NO_EFFECT),
    UNKNOWN_CONDITION_KEY(Consequence.DOUBTFUL),
    NOT_PRINCIPAL(Consequence.DOUBTFUL);

    /** What follows for the part. */
    public enum Consequence {
        /** AWS would not accept it today; an older policy may still hold it. */
        REFUSED_BY_AWS,
        /** AWS accepts and ignores it. */
        NO_EFFECT,
        /** AWS accepts it, and it may not mean what was meant. */
        DOUBTFUL
    }

    private final Consequence consequence;

    LintCode(Consequence consequence) {
        this.consequence = consequence;
    }

    public Consequence consequence() {
        return consequence;
    }
}
