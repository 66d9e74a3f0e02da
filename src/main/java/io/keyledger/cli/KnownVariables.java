package io.keyledger.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The environment variables that keyledger and its launcher read; any other that has their prefix is a mistake. */
final class KnownVariables {
    private static final String PREFIX = "KEYLEDGER_";
    /** Read by the launcher. */
    private static final Set<String> OF_LAUNCHER = Set.of("KEYLEDGER_JAVA_HOME", "KEYLEDGER_JVM_OPTIONS");

    private KnownVariables() {}

    /** @throws UsageException where one of the names looks like a setting and is not known */
    static void requireAllKnown(Collection<String> names) {
        Set<String> known =
                Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
        known.addAll(OF_LAUNCHER);
        known.add(ConfigurationLoader.VARIABLE);
        for (String name : new TreeSet<>(names)) {
            if (name.startsWith(PREFIX) && !known.contains(name) && !isOfKubernetes(name)) {
                throw new UsageException("There is no variable " + name + NearestName.suggestion(name, known));
            }
        }
    }

    /**
     * Whether Kubernetes makes the variable for a Service named keyledger.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Kubernetes:
     *     Service, environment variables</a>
     */
    private static boolean isOfKubernetes(String name) {
        return name.startsWith("KEYLEDGER_SERVICE_") || name.matches("KEYLEDGER_PORT(_.*)?");
    }
}
