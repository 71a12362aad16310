using System.Collections.Immutable;
using VikLearning.Exams.Results;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Scoring;

/// <summary>
/// One grain a submission for its scores; its key is the submission's id. What examiners do is decided by who sends the
/// envelope: for whoever has no seat nothing is there.
/// </summary>
[Alias("exams.scoring")]
internal interface IScoringGrain : IGrainWithStringKey
{
    /// <summary>Saves what the caller found of a criterion.</summary>
    [Alias("Save")]
    Task<Reply<ScoreAnswer>> Save(
        CommandEnvelope envelope, SubmissionPlace place, string criterionId, int seenVersion, string levelId,
        string motivation, ImmutableArray<int> cited);

    /// <summary>Hands in the caller's sheet.</summary>
    [Alias("Submit")]
    Task<Reply<ScoreAnswer>> Submit(CommandEnvelope envelope, SubmissionPlace place, int seenChanges);

    /// <summary>Records that the two talked.</summary>
    [Alias("RecordTalk")]
    Task<Reply<ScoreAnswer>> RecordTalk(CommandEnvelope envelope, SubmissionPlace place, string note);

    /// <summary>Proposes scores to the other of the two.</summary>
    [Alias("Propose")]
    Task<Reply<ScoreAnswer>> Propose(
        CommandEnvelope envelope, SubmissionPlace place, int seenProposal, ImmutableArray<ProposedScore> scores);

    /// <summary>Confirms what the other proposed.</summary>
    [Alias("Confirm")]
    Task<Reply<ScoreAnswer>> Confirm(CommandEnvelope envelope, SubmissionPlace place, int proposal);

    /// <summary>Plans the interview, or moves it.</summary>
    [Alias("PlanInterview")]
    Task<Reply<ScoreAnswer>> PlanInterview(CommandEnvelope envelope, SubmissionPlace place, DateOnly on);

    /// <summary>Notes something of a criterion in the interview.</summary>
    [Alias("Note")]
    Task<Reply<ScoreAnswer>> Note(
        CommandEnvelope envelope, SubmissionPlace place, string criterionId, int seenVersion, string text);

    /// <summary>Takes a seat from somebody who has not handed in.</summary>
    [Alias("Vacate")]
    Task<Reply<ScoreAnswer>> Vacate(CommandEnvelope envelope, string examinerId);

    /// <summary>Records that there will be no result, or with null that there will be one after all.</summary>
    [Alias("MarkAbsence")]
    Task<Reply<ResultAnswer>> MarkAbsence(CommandEnvelope envelope, SubmissionPlace place, ExamAbsence? absence);

    /// <summary>Begins or ends an investigation.</summary>
    [Alias("MarkInvestigation")]
    Task<Reply<ResultAnswer>> MarkInvestigation(
        CommandEnvelope envelope, SubmissionPlace place, bool begins, string reason);

    /// <summary>Corrects the level of one criterion.</summary>
    [Alias("Correct")]
    Task<Reply<ResultAnswer>> Correct(
        CommandEnvelope envelope, SubmissionPlace place, int seenVersion, string criterionId, string levelId,
        string reason);

    /// <summary>Lodges the student's appeal.</summary>
    [Alias("LodgeAppeal")]
    Task<Reply<ResultAnswer>> LodgeAppeal(
        CommandEnvelope envelope, SubmissionPlace place, int seenVersion, string grounds);

    /// <summary>Decides the appeal, for who handles it.</summary>
    [Alias("DecideAppeal")]
    Task<Reply<ResultAnswer>> DecideAppeal(
        CommandEnvelope envelope, SubmissionPlace place, int seenVersion, bool upheld,
        ImmutableSortedDictionary<string, string> levels, string reason);

    /// <summary>The scores as they are now, those too that not everybody may see yet.</summary>
    [Alias("Get")]
    Task<ScoringView> Get();
}
