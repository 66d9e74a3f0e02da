package io.keyledger.report.policy;

import io.keyledger.check.CheckMetadata;
import io.keyledger.check.Severity;
import io.keyledger.policy.Capability;
import io.keyledger.policy.request.Request;
import java.util.Optional;

/**
 * One thing that is wrong with a key policy.
 *
 * @param sentence what is wrong, for a person
 * @param statement the JSON pointer of the part it is about; absent where it is about the policy as a whole
 * @param capability what somebody can do by it, where it is about that
 * @param witness a request that AWS would allow, where it is a claim of access
 * @param remedy what to change; empty where nothing is known
 */
public record PolicyFinding(
        CheckMetadata check,
        Severity severity,
        String sentence,
        Optional<String> statement,
        Optional<Capability> capability,
        Optional<Request> witness,
        String remedy) {}
