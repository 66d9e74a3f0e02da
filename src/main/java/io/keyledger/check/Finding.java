package io.keyledger.check;

import io.keyledger.classify.Custody;
import java.util.List;

/**
 * One check on one resource; the columns of {@code findings.csv}.
 *
 * @param id stable over runs: made from account, Region, check, resource type and resource
 * @param keyArn the key concerned; empty where none is
 * @param frameworks the requirements it speaks to, such as {@code CIS-AWS-5.0 3.6}
 * @param waiver the waiver that applies; empty where none does
 * @param keyName the key as people call it; empty where there is none
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
        Custody custody,
        String remediation,
        List<String> frameworks,
        String waiver,
        String keyName) {
    /** The id as it stands in the files. */
    public String findingId() {
        return id.text();
    }
}
