package io.keyledger.policy.analysis;

import io.keyledger.policy.decision.CompiledPolicy;
import io.keyledger.policy.decision.Layer;
import io.keyledger.policy.decision.World;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.ConditionOperator;
import io.keyledger.policy.language.PrincipalPattern;
import io.keyledger.policy.language.Statement;
import io.keyledger.policy.language.Template;
import io.keyledger.policy.language.Template.Part;
import io.keyledger.policy.language.Vocabulary;
import io.keyledger.policy.request.Caller;
import io.keyledger.policy.world.BucketWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who might put which objects into a bucket, and in which circumstances: everybody and everything that the policies
 * speak of, and somebody and something that none of them names.
 */
final class UploadCandidates {
    private static final int MOST_CALLERS = 64;
    private static final int MOST_OBJECTS = 16;
    private static final int MOST_CIRCUMSTANCES = 512;
    private static final String EXAMPLE = "example";
    private static final String STRANGER = "999999999999";
    static final String ACTION = "s3:PutObject";
    static final String ALGORITHM = "s3:x-amz-server-side-encryption-customer-algorithm";

    /** Condition keys that are the same in each such request, in lower case; these two are absent in all of them. */
    static final Set<String> SETTLED = Set.of(
            ALGORITHM,
            "s3:x-amz-server-side-encryption",
            "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "aws:securetransport",
            "aws:requestedregion",
            "aws:resourceaccount",
            "aws:viaawsservice");

    private static final Set<String> OF_THE_CALLER = Set.of(
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principaltype",
            "aws:principalisawsservice",
            "aws:principalservicename",
            "aws:principalservicenameslist",
            "aws:username",
            "aws:principalorgid",
            "aws:principalorgpaths");

    private final BucketWorld bucket;
    private final List<Statement> statements;
    private final List<Map<String, List<String>>> circumstances;
    private final List<String> freeKeys;

    UploadCandidates(BucketWorld bucket) {
        this.bucket = bucket;
        this.statements = statements(bucket.own());
        Map<String, Set<List<String>>> values = freeValues();
        this.freeKeys = List.copyOf(values.keySet());
        this.circumstances = combined(values);
    }

    private static List<Statement> statements(World world) {
        int action = Vocabulary.shipped().numberOf(ACTION.toLowerCase(Locale.ROOT));
        return Stream.of(Layer.RESOURCE_POLICY, Layer.SERVICE_CONTROL_POLICY, Layer.RESOURCE_CONTROL_POLICY)
                .flatMap(layer -> world.policies(layer).stream())
                .flatMap(policy -> covering(policy, action))
                .toList();
    }

    private static Stream<Statement> covering(CompiledPolicy policy, int action) {
        List<Statement> covering = new ArrayList<>();
        List<Statement> all = policy.policy().statements();
        for (int i = 0; i < all.size(); i++) {
            if (policy.covers(i, action)) {
                covering.add(all.get(i));
            }
        }
        return covering.stream();
    }

    /** Whether a condition key follows from who asks. */
    static boolean isOfCaller(String lowerCaseKey) {
        return OF_THE_CALLER.contains(lowerCaseKey);
    }

    /** Somebody of the account, its root user, and whomever the policies name. */
    List<Caller> callers() {
        Set<Caller> callers = new LinkedHashSet<>();
        callers.add(role(bucket.accountId()));
        callers.add(new Caller.User(bucket.partition(), bucket.accountId(), "/", EXAMPLE, null));
        callers.add(new Caller.AccountRoot(bucket.partition(), bucket.accountId()));
        for (Statement statement : statements) {
            statement.principal().patterns().forEach(pattern -> add(pattern, callers));
            statement.conditions().stream()
                    .filter(condition -> condition.key().equals("aws:principalarn"))
                    .flatMap(condition -> condition.values().stream())
                    .map(value -> principalArn(value.template()))
                    .forEach(arn -> Caller.parse(arn).ifPresent(callers::add));
        }
        return callers.stream().limit(MOST_CALLERS).toList();
    }

    private void add(PrincipalPattern pattern, Set<Caller> callers) {
        switch (pattern) {
            case PrincipalPattern.Everyone _ -> {
                callers.add(role(STRANGER));
                callers.add(new Caller.Anonymous());
            }
            case PrincipalPattern.Account account -> callers.add(role(account.accountId()));
            case PrincipalPattern.User _,
                    PrincipalPattern.Role _,
                    PrincipalPattern.RoleSession _,
                    PrincipalPattern.FederatedUser _,
                    PrincipalPattern.Service _ -> Caller.parse(pattern.text()).ifPresent(callers::add);
            case PrincipalPattern.IdentityProvider _,
                    PrincipalPattern.UniqueId _,
                    PrincipalPattern.CanonicalUser _,
                    PrincipalPattern.Unmatchable _ -> {}
        }
    }

    /** A principal that a pattern matches: of the bucket's account, where it may be of any. */
    private String principalArn(Template template) {
        return example(template).replace(":" + EXAMPLE + ":", ":" + bucket.accountId() + ":");
    }

    private Caller role(String accountId) {
        return new Caller.RoleSession(bucket.partition(), accountId, "/", EXAMPLE, EXAMPLE, null);
    }

    /** ARNs of an object that no policy names, and of one for each pattern that does. */
    List<String> objects() {
        String objects = "arn:" + bucket.partition() + ":s3:::" + bucket.name() + "/";
        Set<String> arns = new LinkedHashSet<>();
        arns.add(objects + "keyledger-" + EXAMPLE);
        for (Statement statement : statements) {
            statement.resource().patterns().stream()
                    .map(UploadCandidates::example)
                    .filter(arn -> arn.startsWith(objects) && arn.length() > objects.length())
                    .forEach(arns::add);
        }
        return arns.stream().limit(MOST_OBJECTS).toList();
    }

    /** The condition keys that differ between uploads by one caller. */
    List<String> freeKeys() {
        return freeKeys;
    }

    /** Combinations of what the free condition keys may be; the first has none of them. */
    List<Map<String, List<String>>> circumstances() {
        return circumstances;
    }

    private Map<String, Set<List<String>>> freeValues() {
        Map<String, Set<List<String>>> values = new LinkedHashMap<>();
        for (Statement statement : statements) {
            for (Condition condition : statement.conditions()) {
                if (!SETTLED.contains(condition.key()) && !isOfCaller(condition.key())) {
                    values.computeIfAbsent(condition.key(), _ -> new LinkedHashSet<>(List.of(List.of())))
                            .addAll(values(condition));
                }
            }
        }
        return values;
    }

    private static List<List<String>> values(Condition condition) {
        if (condition.operator().type() == ConditionOperator.Type.BOOL) {
            return List.of(List.of("true"), List.of("false"));
        }
        List<List<String>> values = new ArrayList<>();
        values.add(List.of(fresh(condition.operator().type())));
        condition.values().forEach(value -> values.add(List.of(example(value.template()))));
        return values;
    }

    /** A value that no policy means. */
    private static String fresh(ConditionOperator.Type type) {
        return switch (type) {
            case NUMERIC -> "7";
            case DATE -> "2026-01-01T00:00:00Z";
            case IP_ADDRESS -> "203.0.113.7";
            case ARN -> "arn:aws:s3:::keyledger-" + EXAMPLE;
            case STRING, BOOL, BINARY, NULL, UNKNOWN -> "keyledger-" + EXAMPLE;
        };
    }

    /** One text that a pattern matches; a variable stands for itself, which no request does. */
    private static String example(Template template) {
        StringBuilder text = new StringBuilder();
        for (Part part : template.parts()) {
            text.append(
                    switch (part) {
                        case Part.Literal(var literal) -> literal;
                        case Part.AnyRun _ -> EXAMPLE;
                        case Part.AnyOne _ -> "x";
                        case Part.Variable variable -> "${" + variable.key() + "}";
                    });
        }
        String address = text.toString();
        int mask = address.indexOf('/');
        return mask > 0 && address.substring(0, mask).matches("[0-9.]+|[0-9a-fA-F:]+")
                ? address.substring(0, mask)
                : address;
    }

    private static List<Map<String, List<String>>> combined(Map<String, Set<List<String>>> values) {
        List<Map<String, List<String>>> all = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, Set<List<String>>> key : values.entrySet()) {
            List<Map<String, List<String>>> more = new ArrayList<>();
            for (Map<String, List<String>> before : all) {
                for (List<String> value : key.getValue()) {
                    Map<String, List<String>> after = new HashMap<>(before);
                    if (!value.isEmpty()) {
                        after.put(key.getKey(), value);
                    }
                    more.add(after);
                }
            }
            all = more.size() > MOST_CIRCUMSTANCES ? more.subList(0, MOST_CIRCUMSTANCES) : more;
        }
        return List.copyOf(all);
    }
}
