package io.keyledger.collect.ebs;

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
 * Who besides its owner may use a snapshot or an image.
 *
 * @param everybody whether every AWS account may
 * @param others account ids, and ARNs of organizations and organizational units, in order
 */
record Sharing(boolean everybody, List<String> others) {
    private static final String ALL = "all";
    static final Sharing NONE = new Sharing(false, List.of());

    static Sharing ofSnapshot(Collection<CreateVolumePermission> permissions) {
        return of(
                permissions.stream().map(CreateVolumePermission::groupAsString),
                permissions.stream().map(CreateVolumePermission::userId));
    }

    static Sharing ofImage(Collection<LaunchPermission> permissions) {
        return of(
                permissions.stream().map(LaunchPermission::groupAsString),
                permissions.stream()
                        .flatMap(permission -> Stream.of(
                                Objects.requireNonNullElse(permission.userId(), ""),
                                Objects.requireNonNullElse(permission.organizationArn(), ""),
                                Objects.requireNonNullElse(permission.organizationalUnitArn(), ""))));
    }

    private static Sharing of(Stream<@Nullable String> groups, Stream<@Nullable String> others) {
        return new Sharing(
                groups.anyMatch(ALL::equals),
                others.filter(Objects::nonNull)
                        .filter(other -> !other.isEmpty())
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
