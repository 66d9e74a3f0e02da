package io.keyledger.check.access;

import com.google.auto.service.AutoService;
import io.keyledger.check.AccessCheck;
import io.keyledger.check.AccessVerdict;
import io.keyledger.check.Check;
import io.keyledger.check.CheckMetadata;
import io.keyledger.check.CheckSettings;
import io.keyledger.check.Severity;
import io.keyledger.policy.analysis.KeyAnalysis;
import io.keyledger.policy.language.Condition;
import io.keyledger.policy.language.Effect;
import io.keyledger.policy.language.Glob;
import io.keyledger.policy.language.Statement;
import java.util.List;
import java.util.Optional;

/** Finds attestation conditions that an enclave in debug mode meets, regardless of the code it runs. */
@AutoService(Check.class)
public final class AttestationDebug implements AccessCheck {
    private static final CheckMetadata METADATA = new CheckMetadata(
                    "KMS-ATTESTATION-DEBUG",
                    "No attestation condition in a key policy accepts an enclave in debug mode",
                    Severity.HIGH,
                    PolicyEdit.remediation("replace the zeros with the measurement of the enclave image"),
                    "AWS Nitro Enclaves User Guide: in debug mode all PCRs in the attestation document are zero")
            .explained(
                    "An enclave in debug mode has measurements of zeros, so any code meets such a condition, and "
                            + "its memory can be read.",
                    "The check fails for an attestation condition that measurements of zeros meet.");

    /** The SHA-384 measurement of an enclave in debug mode, in hexadecimal. */
    private static final String ZEROS = "0".repeat(96);

    @Override
    public CheckMetadata metadata() {
        return METADATA;
    }

    @Override
    public AccessVerdict evaluate(KeyAnalysis key, CheckSettings settings) {
        return Judgement.ofPolicy(
                key,
                policy -> Attestation.statements(policy).isEmpty()
                        ? Judgement.notApplicable("the policy does not require attestation")
                        : Judgement.of(
                                key,
                                PolicyIssues.ofStatements(policy, AttestationDebug::met),
                                "no attestation condition accepts zeros"));
    }

    private static Optional<String> met(Statement statement) {
        List<Condition> required =
                statement.conditions().stream().filter(Attestation::isRequired).toList();
        boolean met = statement.effect() == Effect.ALLOW
                && !required.isEmpty()
                && required.stream().allMatch(AttestationDebug::isMetByZeros);
        return met
                ? Optional.of("an enclave in debug mode meets the condition on "
                        + required.getFirst().keyText() + ", so anybody who can start one can read the data")
                : Optional.empty();
    }

    private static boolean isMetByZeros(Condition condition) {
        return condition.values().stream()
                .map(Condition.Value::template)
                .anyMatch(
                        value -> !value.hasVariables() && Glob.of(value.parts()).matches(ZEROS));
    }
}
