package io.keyledger.collect.trail;

import io.keyledger.collect.call.Calls;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds the Region of a bucket, which S3 states even where it refuses the request (Amazon S3 API, HeadBucket). */
final class BucketRegion {
    private static final String HEADER = "x-amz-bucket-region";
    /** Wrong Region, bad request, refused, not found: the listing that follows says which, in a sentence. */
    private static final Set<Integer> REFUSED = Set.of(301, 307, 400, 403, 404);

    private BucketRegion() {}

    /** @param home the Region of the client, returned if S3 does not say */
    static String find(S3Client s3, Calls calls, String bucket, String home) {
        return calls.ask(TrailActions.HEAD_BUCKET, () -> {
                    try {
                        return Optional.ofNullable(s3.headBucket(request -> request.bucket(bucket))
                                        .bucketRegion())
                                .orElse(home);
                    } catch (S3Exception e) {
                        if (!REFUSED.contains(e.statusCode())) {
                            throw e;
                        }
                        return Optional.ofNullable(e.awsErrorDetails())
                                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                                .flatMap(response -> response.firstMatchingHeader(HEADER))
                                .orElse(home);
                    }
                })
                .known()
                .orElse(home);
    }
}
