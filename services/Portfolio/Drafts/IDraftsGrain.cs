using VikLearning.Portfolio.Reflections;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.Drafts;

/// <summary>
/// What a student is still writing; its key is the student's subject id. Of a closed portfolio there are none.
/// </summary>
[Alias("portfolio.drafts")]
internal interface IDraftsGrain : IGrainWithStringKey
{
    /// <summary>Keeps a draft, unless another version of it than the one that was seen is kept.</summary>
    [Alias("Save")]
    Task<Reply<DraftSaved>> Save(Guid draftId, int seenVersion, DraftAbout about, ReflectionWords words);

    /// <summary>All drafts, last saved first.</summary>
    [Alias("List")]
    Task<IReadOnlyList<DraftView>> List();

    /// <summary>One draft, or null.</summary>
    [Alias("Get")]
    Task<DraftView?> Get(Guid draftId);

    /// <summary>Throws a draft away.</summary>
    [Alias("Delete")]
    Task Delete(Guid draftId);

    /// <summary>Throws all of them away and takes no more.</summary>
    [Alias("Close")]
    Task Close();
}
