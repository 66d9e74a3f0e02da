package io.keyledger.collect.ebs;

import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.call.Page;
import io.keyledger.collect.call.Unreadable;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Encryption;
import io.keyledger.inventory.KeyReference;
import io.keyledger.inventory.Observed;
import io.keyledger.inventory.Purpose;
import io.keyledger.inventory.ResourceTypes;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;

/**
 * Reads the launch templates that name a key, one row per device of the default version, and of the latest version if
 * different. Instances that use the template need the key to start. Its attributes: {@code name}, {@code version}.
 */
final class LaunchTemplateReader {
    private final CollectorContext context;
    private final Ec2Client ec2;

    LaunchTemplateReader(CollectorContext context, Ec2Client ec2) {
        this.context = context;
        this.ec2 = ec2;
    }

    /** The rows by id and purpose; coverage records whether there may be more. */
    List<EncryptedResource> read() {
        return context
                .calls()
                .list(EbsActions.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, (@Nullable String marker) -> {
                    var response = ec2.describeLaunchTemplateVersions(request -> request.versions("$Default", "$Latest")
                            .maxResults(EbsActions.PAGE)
                            .nextToken(marker));
                    return Page.read(response.launchTemplateVersions(), this::rows, response.nextToken());
                })
                .items()
                .stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparing(EncryptedResource::id)
                        .thenComparing(row -> row.purpose().toString()))
                .toList();
    }

    private List<EncryptedResource> rows(LaunchTemplateVersion version) {
        Unreadable.required(version.launchTemplateId(), "launch template id");
        String which = Boolean.TRUE.equals(version.defaultVersion()) ? "" : "$Latest ";
        return Unreadable.required(version.launchTemplateData(), "launch template data").blockDeviceMappings().stream()
                .filter(device -> device.ebs() != null && device.ebs().kmsKeyId() != null)
                .map(device -> row(version, which, device))
                .toList();
    }

    private EncryptedResource row(
            LaunchTemplateVersion version, String which, LaunchTemplateBlockDeviceMapping device) {
        Map<String, Observed<String>> attributes = new TreeMap<>();
        VolumeReader.put(attributes, "name", version.launchTemplateName());
        VolumeReader.put(attributes, "version", String.valueOf(version.versionNumber()));
        return new EncryptedResource(
                context.accountId(),
                context.region(),
                "ec2",
                ResourceTypes.EC2_LAUNCH_TEMPLATE,
                version.launchTemplateId(),
                "arn:" + context.partition() + ":ec2:" + context.region() + ":" + context.accountId()
                        + ":launch-template/" + version.launchTemplateId(),
                new Purpose(Purpose.DEVICE, which + Objects.requireNonNullElse(device.deviceName(), "")),
                Observed.known(Encryption.kms(
                        "sse-kms", KeyReference.parse(device.ebs().kmsKeyId()))),
                null,
                version.createTime(),
                Observed.notAsked("the tags of launch templates are not read"),
                Collections.unmodifiableMap(attributes));
    }
}
