package io.keyledger.policy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Small random key policies and requests over few names, so that they meet often. */
final class RandomPolicies {
    private static final List<String> PRINCIPALS = List.of(
            "\"*\"",
            "{\"AWS\":\"*\"}",
            "{\"AWS\":\"111122223333\"}",
            "{\"AWS\":\"arn:aws:iam::111122223333:root\"}",
            "{\"AWS\":\"arn:aws:iam::444455556666:root\"}",
            "{\"AWS\":[\"arn:aws:iam::111122223333:user/Alice\",\"arn:aws:iam::111122223333:role/App\"]}",
            "{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/App/s1\"}",
            "{\"AWS\":\"arn:aws:iam::444455556666:user/Eve\",\"Service\":\"logs.amazonaws.com\"}");
    private static final List<String> ACTIONS = List.of(
            "\"*\"",
            "\"kms:*\"",
            "\"kms:Decrypt\"",
            "[\"kms:De*\",\"kms:Encrypt\"]",
            "\"kms:?ecrypt\"",
            "\"kms:PutKeyPolicy\"");
    private static final List<String> CONDITIONS = List.of(
            "{\"StringEquals\":{\"test:a\":[\"1\",\"2\"]}}",
            "{\"StringNotEquals\":{\"test:a\":\"1\"}}",
            "{\"StringLike\":{\"test:b\":\"x*\"},\"Bool\":{\"aws:ViaAWSService\":false}}",
            "{\"ForAllValues:StringEquals\":{\"test:m\":[\"1\",\"2\"]}}",
            "{\"ForAnyValue:StringNotLike\":{\"test:m\":\"1*\"}}",
            "{\"ForAnyValue:StringNotLikeIfExists\":{\"test:m\":\"1*\"}}",
            "{\"StringNotEquals\":{\"test:a\":\"${test:b}\"}}",
            "{\"NumericNotEquals\":{\"test:a\":\"one\"}}",
            "{\"ArnNotLike\":{\"aws:PrincipalArn\":\"111122223333\"}}",
            "{\"Null\":{\"test:a\":true}}",
            "{\"StringEqualsIfExists\":{\"test:a\":\"${test:b, '1'}\"}}",
            "{\"NumericLessThan\":{\"test:a\":2}}",
            "{\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:role/*\"}}",
            "{\"StringEquals\":{\"kms:CallerAccount\":\"${aws:PrincipalAccount}\"}}");
    static final List<String> CALLERS = List.of(
            "arn:aws:iam::111122223333:root",
            "arn:aws:iam::111122223333:user/Alice",
            "arn:aws:iam::111122223333:user/team/Bob",
            "arn:aws:sts::111122223333:assumed-role/App/s1",
            "arn:aws:sts::111122223333:assumed-role/App/s2",
            "arn:aws:sts::111122223333:federated-user/Fred",
            "arn:aws:iam::444455556666:root",
            "arn:aws:iam::444455556666:user/Eve",
            "logs.amazonaws.com",
            "*");
    static final List<String> REQUESTED =
            List.of("kms:Decrypt", "kms:Encrypt", "kms:PutKeyPolicy", "kms:CreateGrant", "kms:Unheard");

    private final RandomGenerator random;

    RandomPolicies(RandomGenerator random) {
        this.random = random;
    }

    String policy() {
        return policy(statements());
    }

    static String policy(List<String> statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(statement(random.nextInt(4) == 0 ? "Deny" : "Allow"));
        }
        return statements;
    }

    String statement(String effect) {
        String principal = random.nextInt(8) == 0 ? "NotPrincipal" : "Principal";
        String action = random.nextInt(6) == 0 ? "NotAction" : "Action";
        String condition = random.nextInt(2) == 0 ? "" : ",\"Condition\":" + one(CONDITIONS);
        return "{\"Effect\":\"" + effect + "\",\"" + principal + "\":" + one(PRINCIPALS) + ",\"" + action + "\":"
                + one(ACTIONS) + ",\"Resource\":\"*\"" + condition + "}";
    }

    /** An identity policy, which names nobody. */
    String identityPolicy() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\""
                + (random.nextInt(6) == 0 ? "Deny" : "Allow") + "\",\"Action\":" + one(ACTIONS)
                + ",\"Resource\":\"*\"}}";
    }

    Map<String, List<String>> context() {
        return Map.of("test:a", some(), "test:b", some(), "test:m", some());
    }

    private List<String> some() {
        return switch (random.nextInt(5)) {
            case 0 -> List.of();
            case 3 -> List.of("");
            case 1 -> List.of("1");
            case 2 -> List.of("xyz");
            default -> List.of("1", "2");
        };
    }

    String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
