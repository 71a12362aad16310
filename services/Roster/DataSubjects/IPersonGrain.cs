using System.Collections.Immutable;
using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Roster.DataSubjects;

/// <summary>One grain a person; its key is the person's subject id.</summary>
[Alias("roster.person")]
internal interface IPersonGrain : IGrainWithStringKey
{
    /// <summary>Orders an erasure and has it certified; answers the certificate.</summary>
    [Alias("OrderErasure")]
    Task<Reply<ErasureAnswer>> OrderErasure(
        CommandEnvelope envelope, ImmutableArray<DataClass> classes, string? reason, bool althoughActive);

    /// <summary>Has an order certified that is not yet; does nothing without one.</summary>
    [Alias("Certify")]
    Task Certify();

    [Alias("PlaceHold")]
    Task<Reply<HoldAnswer>> PlaceHold(CommandEnvelope envelope, string reason);

    [Alias("LiftHold")]
    Task<Reply<HoldAnswer>> LiftHold(CommandEnvelope envelope, string reason);

    [Alias("Get")]
    Task<PersonView> Get();
}
