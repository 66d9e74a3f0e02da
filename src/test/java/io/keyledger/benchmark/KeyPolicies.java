package io.keyledger.benchmark;

import io.keyledger.policy.decision.CompiledPolicies;
import io.keyledger.policy.decision.CompiledPolicies.Outcome;
import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.language.PolicyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Key policies of an account 111122223333 to measure with, by name. */
final class KeyPolicies {
    static final String ACCOUNT = "111122223333";

    private static final String USE = """
            ["kms:Encrypt","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","kms:DescribeKey"]""";
    private static final String ROOT = allow("{\"AWS\":\"arn:aws:iam::111122223333:root\"}", "\"kms:*\"", "");

    private KeyPolicies() {}

    /** What most keys have. */
    static Map<String, CompiledPolicy> typical() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("default", policy(ROOT));
        texts.put(
                "console",
                policy(
                        ROOT,
                        allow(
                                "{\"AWS\":[\"arn:aws:iam::111122223333:role/Admin\",\"arn:aws:iam::111122223333:user/Alice\"]}",
                                """
                                ["kms:Create*","kms:Describe*","kms:Enable*","kms:List*","kms:Put*","kms:Update*",
                                "kms:Revoke*","kms:Disable*","kms:Get*","kms:Delete*","kms:TagResource",
                                "kms:UntagResource","kms:ScheduleKeyDeletion","kms:CancelKeyDeletion"]""",
                                ""),
                        allow("{\"AWS\":\"arn:aws:iam::111122223333:role/App\"}", USE, ""),
                        allow(
                                "{\"AWS\":\"arn:aws:iam::111122223333:role/App\"}",
                                "[\"kms:CreateGrant\",\"kms:ListGrants\",\"kms:RevokeGrant\"]",
                                "{\"Bool\":{\"kms:GrantIsForAWSResource\":true}}")));
        texts.put(
                "AWS managed",
                policy(
                        allow(
                                "{\"AWS\":\"*\"}",
                                USE,
                                "{\"StringEquals\":{\"kms:ViaService\":\"s3.us-west-2.amazonaws.com\","
                                        + "\"kms:CallerAccount\":\"111122223333\"}}"),
                        allow(
                                "{\"AWS\":\"arn:aws:iam::111122223333:root\"}",
                                "[\"kms:Describe*\",\"kms:Get*\",\"kms:List*\"]",
                                "")));
        texts.put(
                "cross-account",
                policy(
                        ROOT,
                        allow(
                                "{\"AWS\":[\"arn:aws:iam::444455556666:root\",\"arn:aws:iam::777788889999:role/Reader\"]}",
                                USE,
                                "{\"StringLike\":{\"kms:ViaService\":[\"s3.*.amazonaws.com\",\"ec2.*.amazonaws.com\"]},"
                                        + "\"StringEquals\":{\"kms:EncryptionContext:team\":\"red\"}}"),
                        allow(
                                "\"*\"",
                                "\"kms:Decrypt\"",
                                "{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-abcdefghij\"},"
                                        + "\"ArnLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/reader-*\"}}"),
                        deny("\"*\"", "\"kms:*\"", "{\"Bool\":{\"aws:SecureTransport\":\"false\"}}")));
        texts.put(
                "services",
                policy(
                        ROOT,
                        allow(
                                "{\"Service\":\"cloudtrail.amazonaws.com\"}",
                                "\"kms:GenerateDataKey*\"",
                                "{\"StringEquals\":{\"aws:SourceArn\":"
                                        + "\"arn:aws:cloudtrail:us-west-2:111122223333:trail/t\"},"
                                        + "\"StringLike\":{\"kms:EncryptionContext:aws:cloudtrail:arn\":"
                                        + "\"arn:aws:cloudtrail:*:111122223333:trail/*\"}}"),
                        allow("{\"Service\":\"logs.us-west-2.amazonaws.com\"}", USE, "")));
        return compiled(texts);
    }

    /** Those of AWS's documentation and of the named cases. */
    static Map<String, CompiledPolicy> documented() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (JsonNode given : cases()) {
            JsonNode policy = given.path("resourcePolicy");
            String action = given.path("request").path("action").asString("");
            if (policy.isObject() && action.startsWith("kms:")) {
                texts.putIfAbsent(policy.toString(), policy.toString());
            }
        }
        return compiled(texts);
    }

    /** Such as nobody writes, made to be hard. */
    static Map<String, CompiledPolicy> adversarial() {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> denies = new ArrayList<>(List.of(allow("\"*\"", "\"kms:*\"", "")));
        for (int i = 0; i < 60; i++) {
            denies.add(deny(
                    "\"*\"",
                    "\"kms:*\"",
                    "{\"StringLike\":{\"kms:EncryptionContext:k" + i % 7 + "\":\"*a" + i + "*\"},"
                            + "\"StringNotEquals\":{\"kms:ViaService\":\"s" + i + ".us-west-2.amazonaws.com\"},"
                            + "\"ArnNotLike\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:role/r" + i + "*\"}}"));
        }
        texts.put("many denies", policy(denies.toArray(String[]::new)));
        List<String> absent = new ArrayList<>(List.of(allow("\"*\"", "\"kms:*\"", "")));
        for (int i = 0; i < 24; i++) {
            absent.add(deny(
                    "\"*\"",
                    "\"kms:*\"",
                    "{\"StringNotLike\":{\"kms:EncryptionContext:a" + i + "\":\"x*\",\"kms:EncryptionContext:b" + i
                            + "\":\"y*\"},\"StringNotEquals\":{\"aws:PrincipalOrgID\":\"o-abcdefghi" + (char) ('a' + i)
                            + "\"}}"));
        }
        texts.put("denies of absent keys", policy(absent.toArray(String[]::new)));
        StringBuilder globs = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            globs.append(i == 0 ? "" : ",")
                    .append("\"*")
                    .append((char) ('a' + i % 26))
                    .append(i)
                    .append("*\"");
        }
        texts.put(
                "many globs",
                policy(
                        allow(
                                "\"*\"",
                                "\"kms:*\"",
                                "{\"StringLike\":{\"kms:EncryptionContext:k\":\"*x*y*z*\"},"
                                        + "\"ForAllValues:StringLike\":{\"kms:EncryptionContextKeys\":[" + globs
                                        + "]}}"),
                        deny("\"*\"", "\"kms:*\"", "{\"StringLike\":{\"kms:EncryptionContext:k\":[" + globs + "]}}")));
        List<String> intersecting = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            intersecting.add(deny(
                    "\"*\"",
                    "\"kms:*\"",
                    "{\"StringNotLike\":{\"kms:EncryptionContext:k\":\"*w" + (char) ('a' + i) + "?*q*\"}}"));
        }
        intersecting.addFirst(allow("\"*\"", "\"kms:*\"", ""));
        texts.put("intersecting globs", policy(intersecting.toArray(String[]::new)));
        List<String> principals = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            principals.add(allow("{\"AWS\":\"arn:aws:iam::" + (100_000_000_000L + i) + ":role/R" + i + "\"}", USE, ""));
        }
        texts.put("many principals", policy(principals.toArray(String[]::new)));
        StringBuilder accounts = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            accounts.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(100_000_000_000L + i)
                    .append('"');
        }
        texts.put(
                "many accounts",
                policy(
                        ROOT,
                        allow("\"*\"", "\"kms:*\"", "{\"StringEquals\":{\"aws:PrincipalAccount\":[" + accounts + "]}}"),
                        deny(
                                "\"*\"",
                                "\"kms:Decrypt\"",
                                "{\"StringNotEquals\":{\"aws:PrincipalAccount\":[" + accounts + "]}}")));
        texts.put(
                "variables",
                policy(
                        allow(
                                "\"*\"",
                                "\"kms:*\"",
                                "{\"StringLike\":{\"aws:userid\":\"*:${aws:PrincipalTag/team}\","
                                        + "\"kms:EncryptionContext:u\":\"${aws:PrincipalTag/a}-${aws:PrincipalTag/b}\"}}"),
                        deny(
                                "\"*\"",
                                "\"kms:*\"",
                                "{\"StringNotEquals\":{\"aws:PrincipalTag/team\":\"${aws:PrincipalTag/a}\","
                                        + "\"aws:PrincipalTag/x\":\"${aws:username}\"}}")));
        return compiled(texts);
    }

    private static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    private static String allow(String principal, String action, String condition) {
        return statement("Allow", principal, action, condition);
    }

    private static String deny(String principal, String action, String condition) {
        return statement("Deny", principal, action, condition);
    }

    private static String statement(String effect, String principal, String action, String condition) {
        return "{\"Effect\":\"" + effect + "\",\"Principal\":" + principal + ",\"Action\":" + action
                + ",\"Resource\":\"*\"" + (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}";
    }

    private static Map<String, CompiledPolicy> compiled(Map<String, String> texts) {
        CompiledPolicies policies = CompiledPolicies.whole();
        Map<String, CompiledPolicy> compiled = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (policies.get(PolicyKind.KEY, text) instanceof Outcome.Compiled(var policy)) {
                compiled.put(name, policy);
            }
        });
        return compiled;
    }

    private static List<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        for (Path file : files()) {
            try {
                String text = Files.readString(file);
                if (file.toString().endsWith(".jsonl")) {
                    text.lines().forEach(line -> cases.add(JsonMapper.shared().readTree(line)));
                } else {
                    cases.addAll(JsonMapper.shared().readTree(text).values());
                }
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
        return cases;
    }

    private static List<Path> files() {
        try (Stream<Path> files =
                Files.walk(Path.of(Objects.requireNonNull(KeyPolicies.class.getResource("/policy-cases"))
                        .toURI()))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (URISyntaxException error) {
            throw new IllegalStateException(error);
        }
    }
}
