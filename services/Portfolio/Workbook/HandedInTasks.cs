using VikLearning.Protos.Access.V1;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.Portfolio.Workbook;

/// <summary>Says to the gate which tasks a practice coach may read: those that are handed in.</summary>
internal sealed class HandedInTasks(IGrainFactory grains) : ISharedItems
{
    /// <inheritdoc />
    public string Area => PortfolioModule.Service;

    /// <inheritdoc />
    public IReadOnlyCollection<string> Shown { get; } = ["workbook-task"];

    /// <inheritdoc />
    public async Task<bool> IsSharedAsync(
        Relation relation, string caller, string person, Guid item, CancellationToken cancellation) =>
        relation == Relation.CoachedStudent
        && await grains.GetKnownGrain<IWorkbookGrain>(person).GetHandedIn(item) is not null;
}
