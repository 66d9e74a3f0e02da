package io.keyledger.evaluate.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.policy.Capability;
import io.keyledger.policy.request.Request;
import java.util.Optional;

/**
 * One problem of a key policy.
 *
 * @param sentence what is wrong, for a reader
 * @param statement the JSON pointer of the part concerned; absent for the whole policy
 * @param capability what the problem lets somebody do, if it is about access
 * @param witness a request that AWS would allow, if the problem is about access
 * @param remedy what to change; empty if unknown
 */
public record PolicyFinding(
        CheckMetadata check,
        Severity severity,
        String sentence,
        Optional<String> statement,
        Optional<Capability> capability,
        Optional<Request> witness,
        String remedy) {}
