package io.keyledger.cost.cloudtrail;

/**
 * Who made a request, with sessions counted as their role.
 *
 * @param name the ARN of a role, user or root, the name of a service, or an account if nothing more is known
 * @param accountId the account that is billed; empty if a service acts for itself, which bills the key's account
 */
record EventCaller(String name, String accountId) {
    private static final String ASSUMED_ROLE = ":assumed-role/";

    /**
     * Interprets CloudTrail's userIdentity; missing fields are empty.
     *
     * @param issuer the ARN of the role that a session belongs to
     */
    static EventCaller of(
            String type, String arn, String accountId, String invokedBy, String issuer, String principalId) {
        if (!issuer.isEmpty()) {
            return new EventCaller(issuer, accountId);
        }
        if (type.equals("AWSService")) {
            return new EventCaller(firstOf(invokedBy, principalId), "");
        }
        return new EventCaller(firstOf(role(arn), accountId, principalId, invokedBy), accountId);
    }

    /** The role's ARN for an assumed-role ARN, without its path, which only the issuer has; other ARNs unchanged. */
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
