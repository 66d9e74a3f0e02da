package io.keyledger.stub.world;

import java.util.Optional;

/** What EBS volumes and snapshots are encrypted with: nothing, the AWS managed key, or a customer's. */
final class EbsEncryption {
    private EbsEncryption() {}

    static Optional<String> keyArn(StubRegion region, Draw resource) {
        Draw draw = resource.at("encryption");
        int roll = draw.below(100);
        if (roll < 15) {
            return Optional.empty();
        }
        return Optional.of(roll < 45 ? region.awsManagedKeyArn("ebs") : region.customerKeyArn(draw));
    }
}
