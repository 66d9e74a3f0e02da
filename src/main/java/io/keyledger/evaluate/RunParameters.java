package io.keyledger.evaluate;

import io.keyledger.check.Framework;
import java.util.List;

/**
 * The parameters of an evaluation, recorded so that it can be repeated.
 *
 * @param configuration all settings that the evaluation depends on, as canonical JSON: {@code configuration.json}
 * @param priceSheetSha256 the digest of the price sheet, in hexadecimal
 * @param frameworks the standards that findings are mapped to
 */
public record RunParameters(String configuration, String priceSheetSha256, List<Framework> frameworks) {
    public RunParameters {
        frameworks = List.copyOf(frameworks);
    }
}
