package io.keyledger.collect.ebs;

import io.keyledger.collect.call.Quota;

/** The bounds of requests to EC2. */
final class Ec2Requests {
    static final Quota QUOTA =
            Quota.documented(20, 100, "Amazon EC2 API Reference, request throttling: non-mutating actions");

    /** The largest size that AWS is known to accept. */
    static final int VOLUMES_PAGE = 500;

    static final int SNAPSHOTS_PAGE = 1000;

    /** AWS documents a maximum of 200 for launch templates and 1,000 for images. */
    static final int PAGE = 200;

    private Ec2Requests() {}
}
