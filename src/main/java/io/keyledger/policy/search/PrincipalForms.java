package io.keyledger.policy.search;

import io.keyledger.policy.search.values.CharacterSet;
import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.ValueSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What ARNs, names and unique ids of principals and ids of accounts and organizations look like. */
final class PrincipalForms {
    static final ValueSet ACCOUNTS = ValueSet.matching(
            GlobSet.builder().times(12, CharacterSet.Kind.DIGIT).build());

    /** Names of users. */
    static final ValueSet NAMES = ValueSet.matching(name(GlobSet.builder()).build());

    private static final GlobSet ORGANIZATION = GlobSet.builder()
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

    private static GlobSet path(GlobSet organization) {
        return GlobSet.builder()
                .then(organization)
                .literal("/r-")
                .one(CharacterSet.Kind.LOWER_OR_DIGIT)
                .many(CharacterSet.Kind.PATH)
                .literal('/')
                .build();
    }

    /** Paths in one organization. */
    static ValueSet pathsIn(String organization) {
        return ValueSet.matching(path(GlobSet.exactly(organization)));
    }

    private static GlobSet.Builder name(GlobSet.Builder builder) {
        return builder.one(CharacterSet.Kind.NAME).many(CharacterSet.Kind.NAME);
    }

    private static Map<Kind, ValueSet> userIds() {
        Map<Kind, ValueSet> ids = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            GlobSet.Builder id = GlobSet.builder();
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
    static GlobSet arns(Kind kind, String partition, String account) {
        return arn(kind, partition, builder -> builder.literal(account));
    }

    private static GlobSet arn(Kind kind, String partition, Function<GlobSet.Builder, GlobSet.Builder> account) {
        String marker = "\0";
        String prefix = kind.arnPrefix(partition, marker);
        GlobSet.Builder builder = GlobSet.builder().literal(prefix.substring(0, prefix.indexOf(marker)));
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
        return ValueSet.matching(GlobSet.builder()
                .literal(Kind.USER.arnPrefix(partition, account))
                .many(CharacterSet.Kind.PATH)
                .literal(name)
                .build());
    }
}
