package io.keyledger.check.access;

import io.keyledger.policy.search.KeyAccess;
import java.util.ArrayList;
import java.util.List;

/** Why an absence of access is not certain. */
public final class Doubts {
    private Doubts() {}

    public static List<String> of(KeyAccess access) {
        List<String> all = new ArrayList<>(access.unknowns());
        all.addAll(access.approximations());
        return all;
    }
}
