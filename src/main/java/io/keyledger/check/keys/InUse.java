package io.keyledger.check.keys;

import io.keyledger.check.Verdict;
import io.keyledger.classify.Dependents;

/** Judges keys that do not work, or soon will not, by the resources that depend on them. */
final class InUse {
    private InUse() {}

    /**
     * Fails if resources depend on the key, and names them.
     *
     * @param state what is wrong with the key, after the words "the key"
     * @param detail evidence besides the resources, for example a date
     */
    static Verdict judge(Dependents dependents, String state, String detail) {
        if (dependents.count() > 0) {
            return Verdict.fail(
                    "the key " + state + ", and " + resources(dependents.count()) + " on it",
                    detail + "; " + name(dependents));
        }
        return dependents.complete()
                ? Verdict.pass("the key " + state + ", but no audited resource depends on it")
                : Verdict.unknown(
                        "the key " + state + "; it is unknown whether a resource depends on it: " + dependents.gap());
    }

    /** The resources, or the first few and the number of others. */
    static String name(Dependents dependents) {
        String named = String.join(";", dependents.examples());
        long others = dependents.count() - dependents.examples().size();
        return others == 0 ? named : named + ";and " + others + " more";
    }

    private static String resources(long count) {
        return count == 1 ? "one resource depends" : count + " resources depend";
    }
}
