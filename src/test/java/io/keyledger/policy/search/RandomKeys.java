package io.keyledger.policy.search;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.KeyGrant;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.PolicyLevel;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.ParseResult;
import io.keyledger.policy.language.PolicyKind;
import io.keyledger.policy.language.PolicyParser;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.request.Organizations;
import io.keyledger.policy.request.RequestedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Small random worlds of a key over few names and values, so that they meet often. */
public final class RandomKeys {
    static final String OWNER = "111122223333";
    static final String PARTNER = "444455556666";
    static final String STRANGER = "999999999999";
    static final String ORGANIZATION = "o-aaaaaaaaaa";
    static final List<String> TRUSTED_NETWORKS = List.of("203.0.113.0/24");
    static final Set<String> TRUSTED_ENDPOINTS = Set.of("vpce-1");
    static final String OTHER_ORGANIZATION = "o-bbbbbbbbbb";
    static final RequestedResource KEY =
            new RequestedResource("arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", OWNER);

    private static final List<String> PRINCIPALS = List.of(
            "\"*\"",
            "\"*\"",
            "{\"AWS\":\"*\"}",
            "{\"AWS\":\"*\"}",
            "{\"AWS\":\"arn:aws:iam::111122223333:root\"}",
            "{\"AWS\":\"111122223333\"}",
            "{\"AWS\":\"arn:aws:iam::444455556666:root\"}",
            "{\"AWS\":[\"arn:aws:iam::111122223333:user/Alice\",\"arn:aws:iam::111122223333:role/App\"]}",
            "{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/App/s1\"}",
            "{\"AWS\":[\"arn:aws:iam::444455556666:user/Eve\",\"arn:aws:iam::111122223333:root\"]}",
            "{\"AWS\":\"AROAAPPAPPAPPAPPAPPA1\"}",
            "{\"Service\":\"logs.amazonaws.com\"}",
            "{\"Service\":\"*\"}",
            "{\"AWS\":\"arn:aws:iam::444455556666:root\",\"Service\":\"logs.amazonaws.com\"}");
    private static final List<String> ACTIONS = List.of(
            "\"kms:*\"",
            "\"kms:*\"",
            "\"kms:Decrypt\"",
            "[\"kms:Decrypt\",\"kms:DescribeKey\"]",
            "[\"kms:De*\",\"kms:Encrypt\",\"kms:CreateGrant\"]",
            "[\"kms:CreateGrant\",\"kms:ListGrants\"]",
            "\"kms:PutKeyPolicy\"");

    /** Conditions that may stand in a policy: operators with keys and values. */
    private static final Map<String, List<String>> CONDITIONS = conditions();

    private final RandomGenerator random;

    public RandomKeys(RandomGenerator random) {
        this.random = random;
    }

    private static Map<String, List<String>> conditions() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        List<String> texts = List.of(
                "StringEquals",
                "StringNotEquals",
                "StringLike",
                "StringNotLike",
                "StringEqualsIgnoreCase",
                "StringEqualsIfExists",
                "StringNotEqualsIfExists",
                "ForAllValues:StringEquals",
                "ForAnyValue:StringEquals",
                "ForAllValues:StringNotLike",
                "ForAnyValue:StringNotEquals",
                "ForAnyValue:StringEqualsIfExists",
                "ForAnyValue:StringNotLikeIfExists",
                "ForAllValues:StringLikeIfExists",
                "Null");
        all.put(
                "aws:PrincipalAccount",
                with(texts, "\"111122223333\"", "\"444455556666\"", "[\"111122223333\",\"444455556666\"]", "\"1*\""));
        all.put(
                "kms:CallerAccount",
                with(texts, "\"111122223333\"", "\"444455556666\"", "\"${aws:PrincipalAccount}\""));
        all.put("aws:PrincipalOrgID", with(texts, "\"o-aaaaaaaaaa\"", "\"o-*\"", "\"o-bbbbbbbbbb\""));
        all.put(
                "aws:PrincipalOrgPaths",
                with(texts, "\"o-aaaaaaaaaa/r-ab12/ou-ab12-11111111/*\"", "\"o-aaaaaaaaaa/*\""));
        List<String> arns = List.of(
                "ArnEquals",
                "ArnLike",
                "ArnNotEquals",
                "ArnNotLike",
                "StringLike",
                "StringNotLike",
                "StringEquals",
                "ArnLikeIfExists",
                "ForAllValues:ArnLike",
                "Null");
        all.put(
                "aws:PrincipalArn",
                with(
                        arns,
                        "\"arn:aws:iam::111122223333:role/App\"",
                        "\"arn:aws:iam::*:role/*\"",
                        "\"arn:aws:iam::111122223333:*\"",
                        "\"*/Eve\"",
                        "\"arn:aws:iam::*:root\"",
                        "\"111122223333\"",
                        "[\"arn:aws:iam::111122223333:user/Alice\",\"arn:aws:iam::444455556666:*\"]"));
        all.put("aws:userid", with(texts, "\"AROAAPPAPPAPPAPPAPPA1:*\"", "\"*:s1\"", "\"111122223333\""));
        all.put("aws:username", with(texts, "\"Alice\"", "\"E*\""));
        all.put("aws:PrincipalType", with(texts, "\"User\"", "\"AssumedRole\"", "\"Account\""));
        all.put(
                "aws:PrincipalIsAWSService",
                with(List.of("Bool", "BoolIfExists", "StringEquals"), "true", "\"false\""));
        all.put(
                "aws:PrincipalTag/team",
                with(texts, "\"red\"", "[\"red\",\"blue\"]", "\"r*\"", "\"${aws:ResourceTag/team}\""));
        all.put("aws:ResourceTag/team", with(texts, "\"red\"", "\"green\""));
        all.put("kms:EncryptionContext:dept", with(texts, "\"red\"", "\"?ed\"", "\"${aws:PrincipalTag/team}\""));
        all.put("kms:EncryptionContextKeys", with(texts, "\"dept\"", "\"Dept\"", "[\"dept\",\"team\"]", "\"t*\""));
        all.put("kms:ViaService", with(texts, "\"s3.us-west-2.amazonaws.com\"", "\"*.us-west-2.amazonaws.com\""));
        all.put("kms:GrantIsForAWSResource", with(List.of("Bool", "BoolIfExists", "Null"), "true", "\"false\""));
        all.put(
                "kms:GrantOperations",
                with(
                        List.of(
                                "ForAllValues:StringEquals",
                                "ForAnyValue:StringEquals",
                                "ForAllValues:StringNotEquals"),
                        "[\"Decrypt\",\"Encrypt\"]",
                        "\"CreateGrant\""));
        all.put("aws:SourceAccount", with(texts, "\"111122223333\"", "\"444455556666\""));
        all.put(
                "aws:SourceArn",
                with(
                        arns,
                        "\"arn:aws:logs:us-west-2:111122223333:log-group:x\"",
                        "\"arn:aws:logs:*:111122223333:*\"",
                        "\"arn:aws:logs:*:*:log-group:x\""));
        all.put(
                "aws:SourceIp",
                with(
                        List.of("IpAddress", "NotIpAddress", "IpAddressIfExists", "Null"),
                        "\"203.0.113.0/24\"",
                        "\"0.0.0.0/0\"",
                        "[\"10.0.0.0/8\",\"203.0.113.10\"]"));
        all.put("aws:SourceVpce", with(texts, "\"vpce-1\"", "\"vpce-*\""));
        all.put(
                "aws:CurrentTime",
                with(List.of("DateGreaterThan", "DateLessThan", "DateNotEquals"), "\"2030-01-01T00:00:00Z\""));
        all.put("aws:MultiFactorAuthPresent", with(List.of("Bool", "BoolIfExists", "Null"), "\"true\"", "false"));
        all.put(
                "aws:MultiFactorAuthAge",
                with(List.of("NumericLessThan", "NumericGreaterThan", "NumericLessThanIfExists"), "\"3600\""));
        all.put("aws:SecureTransport", with(List.of("Bool"), "\"true\"", "false"));
        return all;
    }

    private static List<String> with(List<String> operators, String... values) {
        List<String> blocks = new ArrayList<>();
        for (String operator : operators) {
            if (operator.equals("Null")) {
                blocks.add("\"Null\":{%s:true}");
                blocks.add("\"Null\":{%s:\"false\"}");
            } else {
                for (String value : values) {
                    blocks.add("\"" + operator + "\":{%s:" + value.replace("%", "%%") + "}");
                }
            }
        }
        return blocks;
    }

    public String keyPolicy() {
        return policy(statements());
    }

    static String policy(List<String> statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    List<String> statements() {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(statement(random.nextInt(3) == 0 ? "Deny" : "Allow"));
        }
        return statements;
    }

    String statement(String effect) {
        String principal = random.nextInt(10) == 0 ? "NotPrincipal" : "Principal";
        String action = random.nextInt(10) == 0 ? "NotAction" : "Action";
        return "{\"Effect\":\"" + effect + "\",\"" + principal + "\":" + one(PRINCIPALS) + ",\"" + action + "\":"
                + one(ACTIONS) + ",\"Resource\":\"*\"" + condition() + "}";
    }

    private String condition() {
        int count = random.nextInt(4) - 1;
        if (count <= 0) {
            return "";
        }
        Map<String, String> blocks = new LinkedHashMap<>();
        List<String> keys = List.copyOf(CONDITIONS.keySet());
        for (int i = 0; i < count; i++) {
            String key = one(keys);
            String block = one(CONDITIONS.getOrDefault(key, List.of())).formatted("\"" + key + "\"");
            blocks.putIfAbsent(block.substring(0, block.indexOf(':', block.startsWith("\"For") ? 15 : 0)), block);
        }
        return ",\"Condition\":{" + String.join(",", blocks.values()) + "}";
    }

    /** A key with a policy, and sometimes with grants, a resource control policy and a known organization. */
    KeyWorld key(String keyPolicy) {
        World world = World.EMPTY.with(Layer.RESOURCE_POLICY, compiled(PolicyKind.KEY, keyPolicy));
        if (random.nextInt(4) == 0) {
            world = world.withGrants(List.of(grant(0), grant(1)));
        }
        if (random.nextInt(5) == 0) {
            String text = policy(List.of(
                    statement("Deny").replaceAll("\"(Not)?Principal\":(\"\\*\"|\\{[^}]*\\})", "\"Principal\":\"*\"")));
            world = world.withLevels(
                    Layer.RESOURCE_CONTROL_POLICY,
                    List.of(new PolicyLevel("r-1", List.of(compiled(PolicyKind.RESOURCE_CONTROL, text)))));
        }
        Organizations organizations = switch (random.nextInt(6)) {
            case 0 ->
                Organizations.UNKNOWN.with(
                        OWNER, new Organizations.Place(ORGANIZATION, ORGANIZATION + "/r-ab12/ou-ab12-11111111/"));
            case 1 -> Organizations.UNKNOWN.with(OWNER, new Organizations.Place(ORGANIZATION, ""));
            case 2 -> new Organizations(Map.of(), Set.of(OWNER), Map.of());
            default -> Organizations.UNKNOWN;
        };
        Map<String, List<String>> facts = Map.of("aws:resourcetag/team", List.of("red"));
        return new KeyWorld(KEY, world, organizations, facts, List.of());
    }

    private KeyGrant grant(int number) {
        String grantee = one(List.of(
                "arn:aws:iam::111122223333:role/App",
                "arn:aws:iam::444455556666:user/Eve",
                "arn:aws:iam::444455556666:root",
                "arn:aws:sts::111122223333:assumed-role/App/s1",
                "logs.amazonaws.com"));
        List<KeyGrant.Constraint> constraints = one(List.of(
                List.of(),
                List.of(new KeyGrant.Constraint.EncryptionContextSubset(Map.of("dept", "red"))),
                List.of(new KeyGrant.Constraint.EncryptionContextEquals(Map.of("Dept", "red"))),
                List.of(new KeyGrant.Constraint.SourceArn("arn:aws:logs:us-west-2:111122223333:log-group:x"))));
        List<String> operations = one(List.of(
                List.of("Decrypt"),
                List.of("Decrypt", "DescribeKey"),
                List.of("Encrypt", "CreateGrant"),
                List.of("CreateGrant")));
        return new KeyGrant("grant-" + number, "", grantee, null, null, operations, constraints);
    }

    /** The identities of the key's account, where they are known at all. */
    List<IdentityPermissions> identities() {
        if (random.nextInt(2) == 0) {
            return List.of();
        }
        return List.of(
                new IdentityPermissions(
                        new Caller.User("aws", OWNER, "/", "Alice", "AIDAALICEALICEALICE12"),
                        policies(),
                        limits(),
                        List.of()),
                new IdentityPermissions(
                        new Caller.RoleSession("aws", OWNER, "/", "App", null, "AROAAPPAPPAPPAPPAPPA1"),
                        policies(),
                        limits(),
                        List.of()),
                new IdentityPermissions(
                        new Caller.RoleSession("aws", OWNER, "/team/", "Fresh", null, "AROAFRESHFRESHFRESH12"),
                        policies(),
                        List.of(),
                        List.of()));
    }

    private List<CompiledPolicy> policies() {
        return random.nextInt(3) == 0 ? List.of() : List.of(compiled(PolicyKind.IDENTITY, identityPolicy()));
    }

    private List<CompiledPolicy> limits() {
        return random.nextInt(4) == 0 ? List.of(compiled(PolicyKind.BOUNDARY, identityPolicy())) : List.of();
    }

    public String identityPolicy() {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            statements.add(
                    "{\"Effect\":\"" + (random.nextInt(5) == 0 ? "Deny" : "Allow") + "\",\"Action\":" + one(ACTIONS)
                            + (random.nextInt(8) == 0 ? ",\"NotResource\":" : ",\"Resource\":")
                            + one(List.of(
                                    "\"*\"",
                                    "\"*\"",
                                    "\"" + KEY.arn() + "\"",
                                    "\"arn:aws:kms:us-west-2\"",
                                    "\"arn:aws:kms:us-*-2:*:key/1*\"",
                                    "\"arn:aws:kms:us*3333:key/*\"",
                                    "\"arn:aws:kms:*:${aws:PrincipalAccount}:key/*\"",
                                    "\"arn:aws:kms:*:*:key/1234${aws:PrincipalTag/team}*\"",
                                    "\"arn:aws:kms:*:*:key/${aws:username, '1234abcd'}-*\"",
                                    "\"arn:aws:kms:*:111122223333:key/other\"",
                                    "\"arn:aws:s3:::bucket\""))
                            + condition() + "}");
        }
        return policy(statements);
    }

    public TrustZone zone() {
        TrustZone zone = TrustZone.ofAccounts(Set.of(OWNER));
        return switch (random.nextInt(5)) {
            case 0 -> zone.withOrganizations(Set.of(ORGANIZATION));
            case 1 -> TrustZone.ofAccounts(Set.of(OWNER, PARTNER));
            case 2 ->
                new TrustZone(
                        Set.of(OWNER), Set.of(), List.of(), List.of(), TRUSTED_NETWORKS, Set.of(), TRUSTED_ENDPOINTS);
            default -> zone;
        };
    }

    public <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static CompiledPolicy compiled(PolicyKind kind, String document) {
        return switch (PolicyParser.parse(kind, document)) {
            case ParseResult.Parsed(var policy) -> CompiledPolicy.of(policy);
            case ParseResult.Rejected rejected -> throw new AssertionError(document + ": " + rejected);
        };
    }
}
