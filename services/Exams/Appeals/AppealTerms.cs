using VikLearning.Exams.Results;

namespace VikLearning.Exams.Appeals;

/// <summary>What a student may do about a result on a day.</summary>
/// <param name="MayAppeal">Whether they may lodge an appeal: within the term, once.</param>
/// <param name="MayReview">Whether they may look into their exam: within the term, and while an appeal waits.</param>
/// <param name="IsFinal">Whether the term is over and no appeal waits.</param>
public sealed record AppealTerms(bool MayAppeal, bool MayReview, bool IsFinal)
{
    /// <summary>The terms of a result that was made known.</summary>
    /// <param name="publication">By which the term began.</param>
    /// <param name="appeal">The appeal; null for none.</param>
    /// <param name="today">Europe/Amsterdam.</param>
    public static AppealTerms Of(Publication publication, ExamAppeal? appeal, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var isOpen = today <= publication.AppealUntil;
        var waits = appeal is { Decision: null };
        return new AppealTerms(isOpen && appeal is null, isOpen || waits, !isOpen && !waits);
    }
}
