package io.keyledger.check.access;

import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;

/** Reasons why an absence of access is not certain. */
public final class Doubts {
    private Doubts() {}

    /** Doubts about the key policy alone, ignoring grants that were not read. */
    static List<String> ofPolicy(KeyAnalysis key, KeyAccess access) {
        List<String> all = new ArrayList<>(of(access));
        all.removeAll(key.unreadGrants());
        return all;
    }

    /** Doubts about the key policy and grants. */
    public static List<String> of(KeyAccess access) {
        List<String> all = new ArrayList<>(access.unknowns());
        all.addAll(access.approximations());
        return all;
    }
}
