package io.keyledger.stub;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects in the buckets of a stub server. Thread-safe. */
public final class StubObjects {
    private static final int PAGE = 1000;

    private final ConcurrentMap<String, NavigableMap<String, StubObject>> buckets = new ConcurrentHashMap<>();
    private volatile int pageSize = PAGE;

    /** An object with its user-defined metadata. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record StubObject(byte[] content, Map<String, String> metadata) {}

    public void put(String bucket, String key, byte[] content) {
        put(bucket, key, content, Map.of());
    }

    /** Puts an object with metadata, by name without {@code x-amz-meta-}. */
    public void put(String bucket, String key, byte[] content, Map<String, String> metadata) {
        buckets.computeIfAbsent(bucket, _ -> new ConcurrentSkipListMap<>())
                .put(key, new StubObject(content.clone(), Map.copyOf(metadata)));
    }

    public void remove(String bucket, String key) {
        buckets.getOrDefault(bucket, new ConcurrentSkipListMap<>()).remove(key);
    }

    /** Lists this many objects on a page at most. */
    public void pageSize(int objects) {
        pageSize = objects;
    }

    int pageSize() {
        return pageSize;
    }

    Set<String> keys(String bucket) {
        return buckets.getOrDefault(bucket, new ConcurrentSkipListMap<>()).keySet();
    }

    Optional<StubObject> get(String bucket, String key) {
        return Optional.ofNullable(
                buckets.getOrDefault(bucket, new ConcurrentSkipListMap<>()).get(key));
    }
}
