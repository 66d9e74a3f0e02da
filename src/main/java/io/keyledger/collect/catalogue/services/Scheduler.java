package io.keyledger.collect.catalogue.services;

import com.google.auto.service.AutoService;
import io.keyledger.collect.CollectorContext;
import io.keyledger.collect.catalogue.Absence;
import io.keyledger.collect.catalogue.CatalogueService;
import io.keyledger.collect.catalogue.DeclaredService;
import io.keyledger.collect.catalogue.TypeDeclaration;
import java.util.List;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleSummary;

/** Amazon EventBridge Scheduler. */
@AutoService(DeclaredService.class)
public final class Scheduler extends CatalogueService<SchedulerClient> {

    /** Declares the service. */
    public Scheduler() {
        super(SchedulerClient.class, "scheduler", "scheduler", unpublished(), "");
    }

    @Override
    protected SchedulerClient client(CollectorContext context) {
        return context.client(SchedulerClient.class, SchedulerClient::builder);
    }

    @Override
    protected List<TypeDeclaration<SchedulerClient, ?, ?>> declare() {
        return List.of(type("AWS::Scheduler::Schedule", "EventBridge Scheduler schedule")
                .pages(
                        "ListSchedules",
                        100,
                        c -> c.listSchedulesPaginator(r -> r.maxResults(100)),
                        ListSchedulesResponse::schedules)
                .named(schedule -> schedule.groupName() + "/" + schedule.name(), ScheduleSummary::arn)
                .each(
                        "GetSchedule",
                        (c, schedule) -> c.getSchedule(
                                r -> r.groupName(schedule.groupName()).name(schedule.name())),
                        schedule -> schedule.groupName() + "/" + schedule.name(),
                        "ResourceNotFoundException")
                .key(
                        GetScheduleResponse::kmsKeyArn,
                        Absence.awsOwned(
                                "EventBridge Scheduler User Guide, encryption at rest: by default, an AWS owned"
                                        + " key"))
                .created(GetScheduleResponse::creationDate)
                .remedy("# aws scheduler update-schedule --kms-key-arn <key> with everything else that aws scheduler"
                        + " get-schedule answers, because what is left out is reset"));
    }
}
