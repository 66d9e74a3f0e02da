package io.keyledger.collect.kms;

import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Grant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.GrantConstraints;
import software.amazon.awssdk.services.kms.model.GrantListEntry;

/** Converts an item of ListGrants into a fact. */
final class GrantReader {
    private GrantReader() {}

    static Grant read(GrantListEntry grant) {
        @Nullable GrantConstraints constraints = grant.constraints();
        return new Grant(
                Unreadable.required(grant.grantId(), "grant id"),
                grant.name(),
                either(grant.granteePrincipal(), grant.granteeServicePrincipal()),
                either(grant.retiringPrincipal(), grant.retiringServicePrincipal()),
                grant.issuingAccount(),
                grant.creationDate(),
                grant.operationsAsStrings().stream().sorted().toList(),
                constraints == null ? Map.of() : sorted(constraints.encryptionContextEquals()),
                constraints == null ? Map.of() : sorted(constraints.encryptionContextSubset()),
                constraints == null ? null : constraints.sourceArn());
    }

    private static @Nullable String either(@Nullable String principal, @Nullable String servicePrincipal) {
        return Objects.requireNonNullElse(principal, "").isEmpty() ? servicePrincipal : principal;
    }

    private static Map<String, String> sorted(Map<String, String> context) {
        return Collections.unmodifiableMap(new TreeMap<>(context));
    }
}
