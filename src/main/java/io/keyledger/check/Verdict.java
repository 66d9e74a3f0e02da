package io.keyledger.check;

/**
 * What a check says of a resource.
 *
 * @param reason why, in one sentence
 * @param evidence the statement, date, resource or number that it rests on; a FAIL always has one
 * @param witness for access findings, the request that AWS would allow, as JSON; empty otherwise
 */
public record Verdict(Status status, String reason, String evidence, String witness) {
    public static Verdict pass(String reason) {
        return new Verdict(Status.PASS, reason, "", "");
    }

    public static Verdict fail(String reason, String evidence) {
        return new Verdict(Status.FAIL, reason, evidence, "");
    }

    public static Verdict fail(String reason, String evidence, String witness) {
        return new Verdict(Status.FAIL, reason, evidence, witness);
    }

    public static Verdict unknown(String reason) {
        return new Verdict(Status.UNKNOWN, reason, "", "");
    }

    public static Verdict notApplicable(String reason) {
        return new Verdict(Status.NOT_APPLICABLE, reason, "", "");
    }
}
