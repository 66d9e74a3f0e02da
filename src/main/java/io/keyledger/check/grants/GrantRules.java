package io.keyledger.check.grants;

import io.keyledger.check.Verdict;
import io.keyledger.classify.ClassifiedKey;
import io.keyledger.inventory.Grant;
import io.keyledger.inventory.KeyGrants;
import io.keyledger.inventory.KeyMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Evaluates rules about the grants of customer managed keys. */
final class GrantRules {
    private static final Verdict AWS_MANAGED =
            Verdict.notApplicable("AWS manages this key, and its services create the grants");

    /** How many grants a reason names; it counts the others. */
    private static final int EXAMPLES = 20;

    private GrantRules() {}

    /**
     * Fails if a grant breaks the rule; unknown if a grant that was not read might.
     *
     * @param rule what is wrong with a grant, after the words "a grant", or empty
     * @param pass the reason for a PASS
     */
    static Verdict judge(ClassifiedKey key, Function<Grant, Optional<String>> rule, String pass) {
        return judgeAll(
                key,
                grants -> {
                    List<Broken> broken = new ArrayList<>();
                    for (Grant grant : grants) {
                        rule.apply(grant).ifPresent(what -> broken.add(new Broken(grant, what)));
                    }
                    return broken;
                },
                pass);
    }

    /** Applies a rule that looks at all grants together, as {@link #judge} does for single grants. */
    static Verdict judgeAll(ClassifiedKey key, Function<List<Grant>, List<Broken>> rule, String pass) {
        return Verdict.of(
                key.key().metadata(),
                metadata -> isAwsManaged(metadata)
                        ? AWS_MANAGED
                        : Verdict.of(key.key().grants(), grants -> judge(grants, rule.apply(grants.grants()), pass)));
    }

    /** A grant and what is wrong with it. */
    record Broken(Grant grant, String what) {}

    private static boolean isAwsManaged(KeyMetadata metadata) {
        return metadata.keyManager().equals("AWS");
    }

    private static Verdict judge(KeyGrants grants, List<Broken> broken, String pass) {
        if (broken.isEmpty()) {
            return grants.complete()
                    ? Verdict.pass(pass)
                    : Verdict.unknown("only the first " + grants.grants().size() + " grants were read");
        }
        List<String> named = broken.stream()
                .limit(EXAMPLES)
                .map(one -> name(one.grant()) + " to " + grantee(one.grant()))
                .toList();
        int others = broken.size() - named.size();
        return Verdict.fail(
                (broken.size() == 1 ? "a grant " : broken.size() + " grants, each of which ")
                        + broken.getFirst().what(),
                String.join("; ", named) + (others == 0 ? "" : "; and " + others + " more"));
    }

    static String name(Grant grant) {
        String name = grant.name();
        return name(grant.grantId(), name == null ? "" : name);
    }

    /** @param name empty if the grant has none */
    static String name(String id, String name) {
        return "grant " + id + (name.isEmpty() ? "" : " (" + name + ")");
    }

    private static String grantee(Grant grant) {
        String grantee = grant.granteePrincipal();
        return grantee == null ? "an unnamed grantee" : grantee;
    }
}
