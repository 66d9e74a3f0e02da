package io.keyledger.benchmark;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most heap in use after a garbage collection. After a collection of the whole heap that is what the program needs;
 * after any other, it includes garbage.
 */
final class HeapWatch {
    private static final String WHOLE = "end of major GC";
    private static final AtomicLong MOST_IN_USE = new AtomicLong();
    private static final AtomicLong MOST_NEEDED = new AtomicLong();

    private HeapWatch() {}

    /** In bytes. */
    static long mostInUse() {
        return MOST_IN_USE.get();
    }

    /** In bytes, after collections of the whole heap only. */
    static long mostNeeded() {
        return MOST_NEEDED.get();
    }

    static void start() {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName)
                .collect(Collectors.toSet());
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener(
                                (notification, _) -> {
                                    GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(
                                            (CompositeData) notification.getUserData());
                                    long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                                            .filter(pool -> heap.contains(pool.getKey()))
                                            .mapToLong(pool -> pool.getValue().getUsed())
                                            .sum();
                                    MOST_IN_USE.accumulateAndGet(used, Math::max);
                                    if (info.getGcAction().equals(WHOLE)) {
                                        MOST_NEEDED.accumulateAndGet(used, Math::max);
                                    }
                                },
                                null,
                                null));
    }
}
