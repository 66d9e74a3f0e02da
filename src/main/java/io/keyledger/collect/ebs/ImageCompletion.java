package io.keyledger.collect.ebs;

import io.keyledger.collect.Depth;
import io.keyledger.collect.call.ApiAction;
import io.keyledger.collect.call.CallVolume;
import io.keyledger.collect.catalogue.Completion;
import io.keyledger.collect.catalogue.Reading;
import io.keyledger.inventory.EncryptedResource;
import io.keyledger.inventory.Observed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ImageAttributeName;

/** Reads who can use images, with one call for each, of which the depth of the audit limits the number. */
final class ImageCompletion implements Completion<Ec2Client> {
    private static final String SHARED = "shared image";
    private static final ApiAction DESCRIBE_IMAGE_ATTRIBUTE = ApiAction.of(
                    Ec2Client.class, "ec2", "DescribeImageAttribute", Ec2Requests.QUOTA)
            .called(CallVolume.each(SHARED))
            .optional();

    @Override
    public List<ApiAction> actions(Depth depth) {
        return depth.sharingLimit() > 0 ? List.of(DESCRIBE_IMAGE_ATTRIBUTE) : List.of();
    }

    @Override
    public Map<String, Long> estimate(Map<String, Long> counted, Depth depth) {
        return Map.of(SHARED, Math.min(depth.sharingLimit(), counted.getOrDefault("Amazon Machine Image", 0L)));
    }

    @Override
    public Function<EncryptedResource, Map<String, Observed<String>>> start(
            Reading<Ec2Client> reading, List<EncryptedResource> images) {
        int limit = reading.context().depth().sharingLimit();
        Set<String> asked =
                images.stream().limit(limit).map(EncryptedResource::id).collect(Collectors.toUnmodifiableSet());
        return image -> Sharing.attributes(
                asked.contains(image.id())
                        ? sharing(reading, image.id())
                        : Observed.notAsked("there are more images than the setting sharing-limit, " + limit));
    }

    private static Observed<Sharing> sharing(Reading<Ec2Client> reading, String id) {
        return reading.context()
                .calls()
                .ask(
                        DESCRIBE_IMAGE_ATTRIBUTE,
                        () -> Sharing.ofImage(reading.client()
                                .describeImageAttribute(
                                        request -> request.imageId(id).attribute(ImageAttributeName.LAUNCH_PERMISSION))
                                .launchPermissions()),
                        "InvalidAMIID.NotFound",
                        Sharing.NONE);
    }
}
