package io.keyledger.cost;

import java.util.List;
import java.util.Optional;

/** Requests on keys that KMS refused, from CloudTrail. */
@FunctionalInterface
public interface DeniedCalls {
    /** Nothing is known, because no log files were read. */
    DeniedCalls NONE = (_, _, _) -> Optional.empty();

    /** Requests of one operation and caller on a key that were refused. */
    record DeniedCall(String operation, String caller, long count) {}

    /** The refused requests on a key; empty if the log files do not cover its account and Region. */
    Optional<List<DeniedCall>> on(String keyArn, String accountId, String region);
}
