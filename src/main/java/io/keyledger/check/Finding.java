package io.keyledger.check;

import io.keyledger.classify.Custody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One check on one resource; the columns of {@code findings.csv}.
 *
 * @param id stable over runs: made from account, Region, check, resource type and resource
 * @param keyArn the key concerned; empty if none
 * @param custody null if custody does not apply
 * @param frameworks the requirements it addresses, for example {@code CIS-AWS-5.0 3.6}
 * @param waiver the waiver that applies; empty if none
 * @param keyName the key's alias, description or id; empty if no key is concerned
 */
public record Finding(
        FindingId id,
        String accountId,
        String region,
        String checkId,
        String title,
        Severity severity,
        Verdict verdict,
        String resourceType,
        String resourceId,
        String resourceArn,
        String keyArn,
        @Nullable Custody custody,
        String remediation,
        List<String> frameworks,
        String waiver,
        String keyName) {
    /** The id as it stands in the files. */
    public String findingId() {
        return id.text();
    }
}
