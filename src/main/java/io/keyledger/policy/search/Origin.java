package io.keyledger.policy.search;

/** Where the requests of a trial may come from. */
enum Origin {
    ANYWHERE,
    /** No network, VPC or endpoint of the trust zone: whoever is there is trusted. */
    UNTRUSTED,
    /** Nor a place that the policies name: an outsider is not there. */
    UNNAMED
}
