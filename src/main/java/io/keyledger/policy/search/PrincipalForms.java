package io.keyledger.policy.search;

import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.Glob;
import io.keyledger.policy.search.values.ValueSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What ARNs, names and unique ids of principals and ids of accounts and organizations look like. */
final class PrincipalForms {
    static final ValueSet ACCOUNTS =
            ValueSet.matching(Glob.builder().times(12, CharacterSet.Kind.DIGIT).build());

    /** Names of users. */
    static final ValueSet NAMES = ValueSet.matching(name(Glob.builder()).build());

    private static final Glob ORGANIZATION = Glob.builder()
            .literal("o-")
            .times(10, CharacterSet.Kind.LOWER_OR_DIGIT)
            .many(CharacterSet.Kind.LOWER_OR_DIGIT)
            .build();
    static final ValueSet ORGANIZATIONS = ValueSet.matching(ORGANIZATION);

    /** Paths of organizations, with a slash at the end. */
    static final ValueSet ORGANIZATION_PATHS = ValueSet.matching(path(ORGANIZATION));

    private static final Map<Kind, ValueSet> USER_IDS = userIds();
    private static final Map<KindInPartition, ValueSet> ARNS = new ConcurrentHashMap<>();

    private PrincipalForms() {}

    private record KindInPartition(Kind kind, String partition) {}

    private static Glob path(Glob organization) {
        return Glob.builder()
                .then(organization)
                .literal("/r-")
                .one(CharacterSet.Kind.LOWER_OR_DIGIT)
                .many(CharacterSet.Kind.PATH)
                .literal('/')
                .build();
    }

    /** Paths in one organization. */
    static ValueSet pathsIn(String organization) {
        return ValueSet.matching(path(Glob.exactly(organization)));
    }

    private static Glob.Builder name(Glob.Builder builder) {
        return builder.one(CharacterSet.Kind.NAME).many(CharacterSet.Kind.NAME);
    }

    private static Map<Kind, ValueSet> userIds() {
        Map<Kind, ValueSet> ids = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Glob.Builder id = Glob.builder();
            switch (kind) {
                case ROOT -> id.times(12, CharacterSet.Kind.DIGIT);
                case FEDERATED -> name(id.times(12, CharacterSet.Kind.DIGIT).literal(':'));
                case USER -> id.literal("AIDA").times(17, CharacterSet.Kind.UPPER_OR_DIGIT);
                case ROLE ->
                    name(id.literal("AROA")
                            .times(17, CharacterSet.Kind.UPPER_OR_DIGIT)
                            .literal(':'));
            }
            ids.put(kind, ValueSet.matching(id.build()));
        }
        return ids;
    }

    /** The values that {@code aws:userid} has for principals of a kind, whatever their account. */
    static ValueSet userIds(Kind kind) {
        return USER_IDS.getOrDefault(kind, ValueSet.everything());
    }

    /** The values that {@code aws:PrincipalArn} has for principals of a kind, whatever their account. */
    static ValueSet arns(Kind kind, String partition) {
        return ARNS.computeIfAbsent(
                new KindInPartition(kind, partition),
                form -> ValueSet.matching(
                        arn(form.kind, form.partition, builder -> builder.times(12, CharacterSet.Kind.DIGIT))));
    }

    /** The values that {@code aws:PrincipalArn} has for principals of a kind in an account. */
    static Glob arns(Kind kind, String partition, String account) {
        return arn(kind, partition, builder -> builder.literal(account));
    }

    private static Glob arn(Kind kind, String partition, Function<Glob.Builder, Glob.Builder> account) {
        String marker = "\0";
        String prefix = kind.arnPrefix(partition, marker);
        Glob.Builder builder = Glob.builder().literal(prefix.substring(0, prefix.indexOf(marker)));
        account.apply(builder).literal(prefix.substring(prefix.indexOf(marker) + 1));
        switch (kind) {
            case ROOT -> {}
            case FEDERATED -> name(builder);
            case USER, ROLE -> builder.many(CharacterSet.Kind.PATH).one(CharacterSet.Kind.NAME);
        }
        return builder.build();
    }

    /** A user with a name that matches this pattern, under any path. */
    static ValueSet usersNamed(String partition, String account, String name) {
        return ValueSet.matching(Glob.builder()
                .literal(Kind.USER.arnPrefix(partition, account))
                .many(CharacterSet.Kind.PATH)
                .literal(name)
                .build());
    }
}
