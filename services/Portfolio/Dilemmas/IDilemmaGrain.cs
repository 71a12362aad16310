using System.Collections.Immutable;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Dilemmas;

/// <summary>
/// One grain a student for what they work out of moral dilemmas; its key is the student's subject id. Of a closed
/// portfolio it answers as if it were not there.
/// </summary>
[Alias("portfolio.dilemmas")]
internal interface IDilemmaGrain : IGrainWithStringKey
{
    [Alias("Start")]
    Task<Reply<DilemmaKept>> Start(CommandEnvelope envelope, string title, ChosenDilemma? chosen);

    [Alias("Save")]
    Task<Reply<DilemmaKept>> Save(
        CommandEnvelope envelope, Guid workId, int seenVersion, ImmutableDictionary<string, string> steps,
        ImmutableArray<string> values);

    [Alias("Complete")]
    Task<Reply<DilemmaKept>> Complete(CommandEnvelope envelope, Guid workId, int seenVersion);

    [Alias("List")]
    Task<DilemmaPage?> List(int? before, int limit);

    [Alias("Get")]
    Task<DilemmaLine?> Get(Guid workId, int version);
}
