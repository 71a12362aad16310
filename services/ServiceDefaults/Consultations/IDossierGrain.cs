using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Consultations;

/// <summary>One grain a service and person; its key is <c>portfolio.student01</c>.</summary>
[Alias("vik.dossier")]
internal interface IDossierGrain : IGrainWithStringKey
{
    /// <summary>Writes a look down; answers after it is on disk.</summary>
    [Alias("Record")]
    Task<ConsultationRecorded> Record(Consultation look);

    /// <summary>Opens the dossier to someone without a relation.</summary>
    [Alias("BreakGlass")]
    Task<Reply<GlassBroken>> BreakGlass(CommandEnvelope envelope, string role, string reason);

    /// <summary>Until when the dossier is open to who broke the glass; null when it is not.</summary>
    [Alias("OpenUntil")]
    Task<DateTimeOffset?> OpenUntil(string actorId);

    /// <summary>Who was shown one thing of the person's.</summary>
    [Alias("ReadersOf")]
    Task<IReadOnlyList<ItemReading>> ReadersOf(string itemId);

    /// <summary>When somebody was last shown what of the person's, by the thing's id.</summary>
    [Alias("ReadingsBy")]
    Task<IReadOnlyDictionary<string, DateTimeOffset>> ReadingsBy(string actorId);

    /// <summary>A page of lines, newest first, before a line's number.</summary>
    [Alias("List")]
    Task<LedgerPage> List(long? before, int limit);
}
