package io.keyledger.cost.cloudtrail;

/**
 * Who made a request, with the sessions of a role folded to the role.
 *
 * @param name the ARN of a role, user or root, the name of a service, or an account where nothing more is known
 * @param accountId the account that is billed; empty where a service acts for itself, on the key's account
 */
record Caller(String name, String accountId) {
    private static final String ASSUMED_ROLE = ":assumed-role/";

    /**
     * Reads CloudTrail's userIdentity; what a record does not have is empty.
     *
     * @param issuer the ARN of the role that a session belongs to
     */
    static Caller of(String type, String arn, String accountId, String invokedBy, String issuer, String principalId) {
        if (!issuer.isEmpty()) {
            return new Caller(issuer, accountId);
        }
        if (type.equals("AWSService")) {
            return new Caller(firstOf(invokedBy, principalId), "");
        }
        return new Caller(firstOf(role(arn), accountId, principalId, invokedBy), accountId);
    }

    /** The role of an assumed role's ARN, without its path, which only the issuer has; any other ARN as it is. */
    private static String role(String arn) {
        int mark = arn.indexOf(ASSUMED_ROLE);
        if (mark < 0) {
            return arn;
        }
        String session = arn.substring(mark + ASSUMED_ROLE.length());
        int slash = session.indexOf('/');
        return arn.substring(0, mark).replace(":sts:", ":iam:") + ":role/"
                + (slash < 0 ? session : session.substring(0, slash));
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "unknown";
    }
}
