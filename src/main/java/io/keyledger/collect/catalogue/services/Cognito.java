package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.Members;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.KeyConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUserPoolsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Amazon Cognito. */
@AutoService(DeclaredService.class)
public final class Cognito extends CatalogueService<CognitoIdentityProviderClient> {
    /** Declares the service. */
    public Cognito() {
        super(CognitoIdentityProviderClient.class, "cognito", "cognito-idp", unpublished(), "");
    }

    @Override
    protected CognitoIdentityProviderClient client(CollectorContext context) {
        return context.client(CognitoIdentityProviderClient.class, CognitoIdentityProviderClient::builder);
    }

    @Override
    protected List<TypeDeclaration<CognitoIdentityProviderClient, ?, ?>> declare() {
        return List.of(type("AWS::Cognito::UserPool", "Cognito user pool")
                .pages(
                        "ListUserPools",
                        60,
                        c -> c.listUserPoolsPaginator(r -> r.maxResults(60)),
                        ListUserPoolsResponse::userPools)
                .named(UserPoolDescriptionType::id, "arn:{partition}:cognito-idp:{region}:{account}:userpool/{id}")
                .each(
                        "DescribeUserPool",
                        (c, pool) ->
                                c.describeUserPool(r -> r.userPoolId(pool.id())).userPool(),
                        UserPoolType::id,
                        "ResourceNotFoundException")
                .key(
                        pool -> Members.of(pool.keyConfiguration(), KeyConfigurationType::kmsKeyArn),
                        Absence.awsOwned("general knowledge").unverified())
                .purpose("custom-sender", pool -> Members.of(pool.lambdaConfig(), LambdaConfigType::kmsKeyID))
                .created(UserPoolType::creationDate)
                .tags(UserPoolType::userPoolTags)
                .remedy("# name the key in the user pool's key configuration (aws cognito-idp update-user-pool)"));
    }
}
