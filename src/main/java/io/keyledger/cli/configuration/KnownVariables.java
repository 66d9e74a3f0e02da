package io.keyledger.cli.configuration;

import io.keyledger.cli.process.NearestName;
import io.keyledger.cli.process.UsageException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The environment variables that keyledger and its launcher read; any other with the same prefix is an error. */
public final class KnownVariables {
    /** The variable with the configuration file, if {@code --config} is absent. */
    public static final String CONFIGURATION = "KEYLEDGER_CONFIG";

    private static final String PREFIX = "KEYLEDGER_";
    /** Read by the launcher. */
    private static final Set<String> OF_LAUNCHER = Set.of("KEYLEDGER_JAVA_HOME", "KEYLEDGER_JVM_OPTIONS");

    private KnownVariables() {}

    /**
     * Refuses names that only look like settings.
     *
     * @throws UsageException if a name has the prefix but is unknown
     */
    public static void requireAllKnown(Collection<String> names) {
        Set<String> known =
                Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
        known.addAll(OF_LAUNCHER);
        known.add(CONFIGURATION);
        for (String name : new TreeSet<>(names)) {
            if (name.startsWith(PREFIX) && !known.contains(name) && !isOfKubernetes(name)) {
                throw new UsageException("Unknown environment variable " + name + NearestName.suggestion(name, known));
            }
        }
    }

    /**
     * Whether Kubernetes sets the variable for a Service named keyledger.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Kubernetes:
     *     Service, environment variables</a>
     */
    private static boolean isOfKubernetes(String name) {
        return name.startsWith("KEYLEDGER_SERVICE_") || name.matches("KEYLEDGER_PORT(_.*)?");
    }
}
