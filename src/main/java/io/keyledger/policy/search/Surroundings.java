package io.keyledger.policy.search;

import io.keyledger.policy.search.values.GlobSet;
import io.keyledger.policy.search.values.PassingValues;
import io.keyledger.policy.search.values.ValueSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The networks, VPCs and endpoints that requests may come from. */
final class Surroundings {
    private Surroundings() {}

    /** For keys of the network: what they may be in requests from there; anything where a key is not among them. */
    static Map<String, ValueSet> of(Origin origin, String owner, TrustZone zone, PolicyAtoms named) {
        if (origin == Origin.ANYWHERE) {
            return Map.of();
        }
        Map<String, ValueSet> surroundings = new HashMap<>();
        List<PassingValues> networks = new ArrayList<>();
        zone.networks().forEach(network -> PassingValues.Network.parse(network).ifPresent(networks::add));
        Set<String> accounts = new TreeSet<>(zone.accounts());
        accounts.add(owner);
        Set<String> places = new TreeSet<>(accounts);
        places.addAll(zone.vpcs());
        places.addAll(zone.endpoints());
        places.addAll(zone.organizations());
        if (origin == Origin.UNNAMED) {
            networks.addAll(named.narrowNetworks());
            places.addAll(named.places());
        }
        surroundings.put("aws:sourceip", ValueSet.noneOf(networks));
        for (String key : List.of("aws:sourcevpc", "aws:sourcevpce", "aws:vpceaccount", "aws:vpceorgid")) {
            surroundings.put(key, ValueSet.otherThan(places));
        }
        List<PassingValues> vpcs = new ArrayList<>();
        places.forEach(place -> vpcs.add(new PassingValues.Text(GlobSet.exactly(place))));
        zone.vpcs().forEach(vpc -> vpcs.add(new PassingValues.Text(GlobSet.arn("arn:*:ec2:*:*:vpc/" + vpc))));
        accounts.forEach(account -> vpcs.add(new PassingValues.Text(GlobSet.arn("arn:*:ec2:*:" + account + ":vpc/*"))));
        surroundings.put("aws:sourcevpcarn", ValueSet.noneOf(vpcs));
        List<PassingValues> paths = new ArrayList<>();
        places.forEach(place -> paths.add(new PassingValues.Text(GlobSet.like(place + "/*"))));
        zone.organizationPaths().forEach(path -> paths.add(new PassingValues.Text(GlobSet.like(path + "*"))));
        surroundings.put("aws:vpceorgpaths", ValueSet.noneOf(paths));
        return surroundings;
    }
}
