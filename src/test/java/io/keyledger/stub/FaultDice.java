package io.keyledger.stub;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Decides which requests fail. Remembers only requests that are failing. Safe for use by many threads. */
final class FaultDice {
    /** What becomes of a request. */
    enum Fall {
        NOTHING,
        THROTTLE,
        INTERNAL_ERROR,
        UNAVAILABLE,
        DROP
    }

    private final StubFaults faults;
    private final ConcurrentMap<Long, Integer> failuresInARow = new ConcurrentHashMap<>();

    FaultDice(StubFaults faults) {
        this.faults = faults;
    }

    Fall roll(StubCall call) {
        if (!faults.any()) {
            return Fall.NOTHING;
        }
        long identity = identity(call);
        int failures = failuresInARow.getOrDefault(identity, 0);
        long random = mixed(identity + faults.seed() * 0x9e3779b97f4a7c15L + failures);
        Fall fall = failures >= faults.mostInARow() ? Fall.NOTHING : fall(random);
        if (fall == Fall.NOTHING) {
            failuresInARow.remove(identity);
        } else {
            failuresInARow.merge(identity, 1, Integer::sum);
        }
        return fall;
    }

    private Fall fall(long random) {
        double share = (random >>> 11) * 0x1p-53;
        if (share < faults.throttles()) {
            return Fall.THROTTLE;
        }
        if (share < faults.throttles() + faults.errors()) {
            return (random & 1) == 0 ? Fall.INTERNAL_ERROR : Fall.UNAVAILABLE;
        }
        return share < faults.throttles() + faults.errors() + faults.drops() ? Fall.DROP : Fall.NOTHING;
    }

    /** What the request asks, whoever sends it again and however signed. */
    private static long identity(StubCall call) {
        StubRequest request = call.request();
        long hash = hashed(hashed(0, call.account() + call.region() + call.action()), request.path() + request.query());
        for (byte letter : request.body()) {
            hash = (hash ^ letter) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    private static long hashed(long seed, String text) {
        long hash = seed ^ 0xcbf29ce484222325L;
        for (int index = 0; index < text.length(); index++) {
            hash = (hash ^ text.charAt(index)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }
}
