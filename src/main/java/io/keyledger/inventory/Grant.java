package io.keyledger.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grant, as ListGrants returns it.
 *
 * @param granteePrincipal an ARN, or the name of a service principal
 * @param retiringPrincipal an ARN, or the name of a service principal
 */
public record Grant(
        String grantId,
        @Nullable String name,
        @Nullable String granteePrincipal,
        @Nullable String retiringPrincipal,
        @Nullable String issuingAccount,
        @Nullable Instant creationDate,
        List<String> operations,
        Map<String, String> encryptionContextEquals,
        Map<String, String> encryptionContextSubset,
        @Nullable String sourceArn) {}
