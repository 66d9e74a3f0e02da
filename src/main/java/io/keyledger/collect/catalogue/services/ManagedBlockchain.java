package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Items;
import io.keyledger.collect.catalogue.StatedEncryption;
import io.keyledger.collect.catalogue.TypeDeclaration;
import io.keyledger.inventory.KeyLoss;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.managedblockchain.ManagedBlockchainClient;
import software.amazon.awssdk.services.managedblockchain.model.Framework;
import software.amazon.awssdk.services.managedblockchain.model.ListMembersResponse;
import software.amazon.awssdk.services.managedblockchain.model.ListNetworksResponse;
import software.amazon.awssdk.services.managedblockchain.model.Member;
import software.amazon.awssdk.services.managedblockchain.model.NetworkSummary;

/** Amazon Managed Blockchain. */
@AutoService(DeclaredService.class)
public final class ManagedBlockchain extends CatalogueService<ManagedBlockchainClient> {
    private final Items<ManagedBlockchainClient, NetworkSummary> networks = items(
            "ListNetworks",
            10,
            c -> c.listNetworksPaginator(
                    r -> r.framework(Framework.HYPERLEDGER_FABRIC).maxResults(10)),
            ListNetworksResponse::networks);

    /** Declares the service. */
    public ManagedBlockchain() {
        super(ManagedBlockchainClient.class, "managedblockchain", "managedblockchain", unpublished(), "");
    }

    @Override
    protected ManagedBlockchainClient client(CollectorContext context) {
        return context.client(ManagedBlockchainClient.class, ManagedBlockchainClient::builder);
    }

    /** Nodes inherit the key of the member that owns them. Those of other frameworks have no members. */
    @Override
    protected List<TypeDeclaration<ManagedBlockchainClient, ?, ?>> declare() {
        return List.of(type("AWS::ManagedBlockchain::Member", "Managed Blockchain member")
                // Other members of a network belong to other accounts.
                .from(networks.children(
                        "ListMembers",
                        20,
                        (c, network) -> c.listMembersPaginator(
                                r -> r.networkId(network.id()).isOwned(true).maxResults(20)),
                        ListMembersResponse::members))
                .named(one -> one.item().id(), one -> one.item().arn())
                .each(
                        "GetMember",
                        (c, one) -> c.getMember(r -> r.networkId(one.parent().id())
                                        .memberId(one.item().id()))
                                .member(),
                        Member::id,
                        "ResourceNotFoundException")
                .encryption(
                        member -> stated(member.kmsKeyArn()),
                        Absence.awsOwned("Amazon Managed Blockchain API Reference, MemberConfiguration: without"
                                + " KmsKeyArn, a KMS key that AWS owns and manages"))
                .created(Member::creationDate)
                .tags(Member::tags)
                .lost(
                        KeyLoss.AFTER_A_TIME,
                        "Amazon Managed Blockchain API Reference, Member: a member that cannot access"
                                + " its key is impaired, and it might take some time until it discovers that")
                .remedy("# make a member with the key (aws managedblockchain create-member --member-configuration"
                        + " KmsKeyArn=<key>,…): the key of a member cannot be changed"));
    }

    private static StatedEncryption stated(@Nullable String key) {
        return "AWS Owned KMS Key".equals(key) ? StatedEncryption.AWS_OWNED : StatedEncryption.key(key);
    }
}
