package io.keyledger.policy.decision.condition;

/** Why a match is not certain. */
public enum Doubt {
    NOT_PRINCIPAL_LAYERS("AWS may check account, role and session one by one, and NotPrincipal does not list them all"),
    NOT_PRINCIPAL_WITH_ALLOW("AWS does not support NotPrincipal with Allow"),
    SERVICE_AMONG_EVERYONE("whether {\"AWS\": \"*\"} includes AWS services is not documented"),
    UNKNOWN_OPERATOR("the condition operator is not known"),
    UNRESOLVED_VARIABLE("the request has no value for a policy variable"),
    VARIABLE_BEFORE_RESOURCE("AWS does not support a policy variable before the fifth colon of a Resource"),
    IF_EXISTS_WITH_FOR_ANY_VALUE("AWS documents both that ForAnyValue fails and that IfExists holds for an absent key"),
    SEVERAL_VALUES_WITHOUT_QUALIFIER("a condition without ForAllValues or ForAnyValue meets several values"),
    MALFORMED_ARN_PATTERN("an ARN pattern does not have six parts"),
    MALFORMED_CONDITION_VALUE("a value under a negated operator does not have the form that the operator needs"),
    MALFORMED_REQUEST_VALUE("the request's value does not have the form that a negated operator needs"),
    ROLE_PATH_UNKNOWN("the ARN of a role session leaves out the path of its role"),
    USER_OF_SESSION_UNKNOWN("which user a session of a federated user comes from is not known"),
    CANONICAL_USER_UNKNOWN("which account a canonical user belongs to is not known"),
    GRANT_WITHOUT_CALLER_SIDE("whether a grant alone suffices without the caller's own policies is not documented"),
    GRANT_UNKNOWN("which grant is retired is not known"),
    ALIAS_NOT_RESOLVED("which key an alias stands for is not known"),
    PART_OF_THE_RESOURCES("the request is for many resources, and a statement is about a part of them"),
    REFUSED_BY_AWS("AWS would refuse one of the policies as it is written");

    private final String sentence;

    Doubt(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
