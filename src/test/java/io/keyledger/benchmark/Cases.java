package io.keyledger.benchmark;

import java.util.List;

/** Cases for <code>policy simulate</code>: ten callers, four actions and a hundred key policies, in ever new pairs. */
final class Cases {
    private static final List<String> ACTIONS =
            List.of("kms:Decrypt", "kms:GenerateDataKey", "kms:PutKeyPolicy", "kms:DescribeKey");

    private Cases() {}

    static String line(int number) {
        return line(number, number % 100);
    }

    /** A case whose policies no other case has. */
    static String different(int number) {
        return line(number, number);
    }

    private static String line(int number, int team) {
        String caller = number % 3 == 0
                ? "arn:aws:iam::111122223333:user/user-" + number % 10
                : "arn:aws:sts::111122223333:assumed-role/team-" + number % 10 + "/session-" + number;
        return "{\"id\":\"" + number + "\",\"request\":{\"principal\":\"" + caller + "\",\"action\":\""
                + ACTIONS.get(number % ACTIONS.size())
                + "\",\"resource\":{\"resource\":\"arn:aws:kms:eu-west-1:111122223333:key/"
                + "1234abcd-12ab-34cd-56ef-1234567890ab\",\"accountId\":\"111122223333\"},"
                + "\"context\":{\"kms:ViaService\":\"s3.eu-west-1.amazonaws.com\",\"aws:PrincipalOrgID\":\"o-example1234\","
                + "\"kms:EncryptionContext:aws:s3:arn\":\"arn:aws:s3:::team-" + number % 7 + "/object-" + number
                + "\"}},\"identityPolicies\":[{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"own-" + team
                + "\",\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\",\"kms:Describe*\"],\"Resource\":\"arn:aws:kms:*:111122223333:key/*\"}]}],"
                + "\"resourcePolicy\":{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"team-" + team
                + "\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},"
                + "\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"arn:aws:iam::111122223333:role/team-" + team % 10 + "\"},\"Action\":[\"kms:Decrypt\","
                + "\"kms:GenerateDataKey*\"],\"Resource\":\"*\",\"Condition\":{\"StringLike\":{"
                + "\"kms:EncryptionContext:aws:s3:arn\":\"arn:aws:s3:::team-" + team % 7 + "/*\"}}},"
                + "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\",\"Condition\":"
                + "{\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-example1234\"}}}]}}";
    }
}
