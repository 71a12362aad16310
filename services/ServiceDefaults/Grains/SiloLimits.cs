using Orleans.Configuration;

namespace VikLearning.ServiceDefaults.Grains;

/// <summary>The limits of a silo; Orleans' own are off or made for batch work.</summary>
internal static class SiloLimits
{
    // A caller that waits longer has gone; a retry with the same command id finds the first answer.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    // Three missed probes of 2 s: a silo that stalls for 2.5 s stays, one that died is out after about 6 s. The range
    // is closed because Orleans otherwise lets the probes grow to four times their length.
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);

    public static void Set(ISiloBuilder silo)
    {
        silo.Configure<SiloMessagingOptions>(SetMessaging);
        silo.Configure<ClientMessagingOptions>(SetMessageSizes);
        silo.Configure<ClusterMembershipOptions>(SetMembership);
        silo.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionAge = TimeSpan.FromMinutes(15);
            collection.ActivationTimeout = TimeSpan.FromSeconds(20);
            collection.DeactivationTimeout = TimeSpan.FromSeconds(10);
        });
    }

    private static void SetMessaging(SiloMessagingOptions messaging)
    {
        SetMessageSizes(messaging);
        messaging.SystemResponseTimeout = TimeSpan.FromSeconds(10);
        messaging.MaxEnqueuedRequestsSoftLimit = 500;
        messaging.MaxEnqueuedRequestsHardLimit = 2_000;
        messaging.MaxEnqueuedRequestsSoftLimit_StatelessWorker = 500;
        messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker = 2_000;
        messaging.MaxRequestProcessingTime = TimeSpan.FromSeconds(60);
        messaging.RequestProcessingWarningTime = TimeSpan.FromSeconds(3);
    }

    private static void SetMessageSizes(MessagingOptions messaging)
    {
        messaging.ResponseTimeout = ResponseTimeout;
        messaging.MaxMessageHeaderSize = 256 * 1024;
        messaging.MaxMessageBodySize = 4 * 1024 * 1024;
    }

    private static void SetMembership(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = Probe;
        membership.MinProbeTimeout = Probe;
        membership.MaxProbeTimeout = Probe;
        membership.NumMissedProbesLimit = 3;
        membership.NumVotesForDeathDeclaration = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(10);
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
    }
}
