package io.keyledger.collect.catalogue;

import io.keyledger.collect.catalogue.DeclaredTypesIT.Member;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What answers have to say beyond their models for a type to be what its declaration reads. */
final class Premises {
    static final Map<String, List<Member>> BY_TYPE = Map.of(
            "AWS::DocDB::DBCluster", engine("docdb"),
            "AWS::DocDB::DBInstance", engine("docdb"),
            "AWS::Neptune::DBCluster", engine("neptune"),
            "AWS::Neptune::DBInstance", engine("neptune"));

    /** Listings that come whole, as their service answers them. */
    static final Set<String> WITHOUT_PAGES = Set.of();

    private Premises() {}

    private static List<Member> engine(String name) {
        return List.of(
                new Member("rds.DescribeDBClusters", "DBClusters.Engine", name),
                new Member("rds.DescribeDBInstances", "DBInstances.Engine", name));
    }
}
