package io.keyledger.policy.search;

/** The kinds of callers that belong to an account. */
enum Kind {
    ROLE,
    USER,
    ROOT,
    FEDERATED;

    /** What stands before the name in the value of {@code aws:PrincipalArn}. */
    String arnPrefix(String partition, String accountId) {
        return "arn:" + partition
                + switch (this) {
                    case ROLE -> ":iam::" + accountId + ":role/";
                    case USER -> ":iam::" + accountId + ":user/";
                    case ROOT -> ":iam::" + accountId + ":root";
                    case FEDERATED -> ":sts::" + accountId + ":federated-user/";
                };
    }

    /** The value of {@code aws:PrincipalType}. */
    String principalType() {
        return switch (this) {
            case ROLE -> "AssumedRole";
            case USER -> "User";
            case ROOT -> "Account";
            case FEDERATED -> "FederatedUser";
        };
    }
}
