package io.keyledger.inventory;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/** Finds keyledger's own providers of a service. */
public final class OwnProviders extends ClassLoader {
    private OwnProviders(ClassLoader parent) {
        super(parent);
    }

    /** One instance of each class annotated as a provider of the service. */
    public static <S> List<S> of(Class<S> service) {
        ClassLoader own = new OwnProviders(Objects.requireNonNull(service.getClassLoader()));
        return ServiceLoader.load(service, own).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Only the first resource, which is keyledger's: searching the jars of all libraries takes longer than most
     * commands.
     */
    @Override
    public Enumeration<URL> getResources(String name) {
        URL first = getResource(name);
        return Collections.enumeration(first == null ? List.of() : List.of(first));
    }
}
