package io.keyledger.collect.ebs;

import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.ResourceAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;

/**
 * Who can use a snapshot or image, other than its owner.
 *
 * @param everybody whether every AWS account can
 * @param others account ids, and ARNs of organizations and organizational units, in order
 */
record Sharing(boolean everybody, List<String> others) {
    private static final String ALL = "all";
    static final Sharing NONE = new Sharing(false, List.of());

    static Sharing ofSnapshot(Collection<CreateVolumePermission> permissions) {
        return of(permissions.stream().map(permission -> Stream.of(permission.groupAsString(), permission.userId())));
    }

    static Sharing ofImage(Collection<LaunchPermission> permissions) {
        return of(permissions.stream()
                .map(permission -> Stream.of(
                        permission.groupAsString(),
                        permission.userId(),
                        permission.organizationArn(),
                        permission.organizationalUnitArn())));
    }

    /** @param permissions for each permission, the members that can name a grantee */
    private static Sharing of(Stream<Stream<@Nullable String>> permissions) {
        List<String> named = permissions
                .map(members -> members.filter(Objects::nonNull)
                        .filter(member -> !member.isEmpty())
                        .findFirst()
                        .orElseThrow(() -> Unreadable.because("a permission names no account")))
                .toList();
        return new Sharing(
                named.contains(ALL),
                named.stream()
                        .filter(name -> !name.equals(ALL))
                        .distinct()
                        .sorted()
                        .toList());
    }

    static Map<String, Observed<String>> attributes(Observed<Sharing> sharing) {
        return Map.of(
                ResourceAttributes.PUBLIC,
                sharing.map(known -> Boolean.toString(known.everybody())),
                ResourceAttributes.SHARED_WITH,
                sharing.map(known -> String.join(";", known.others())));
    }
}
