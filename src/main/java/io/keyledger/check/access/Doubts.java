package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;

/** Why an absence of access is not certain. */
public final class Doubts {
    private Doubts() {}

    /** By the key policy: grants that were not read have no part in it. */
    static List<String> ofPolicy(KeyAnalysis key, KeyAccess access) {
        List<String> all = new ArrayList<>(of(access));
        all.removeAll(key.unreadGrants());
        return all;
    }

    /** By the key policy or a grant. */
    public static List<String> of(KeyAccess access) {
        List<String> all = new ArrayList<>(access.unknowns());
        all.addAll(access.approximations());
        return all;
    }
}
