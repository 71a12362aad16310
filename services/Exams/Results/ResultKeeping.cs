using VikLearning.Exams.Rubrics;
using VikLearning.Exams.Scoring;
using VikLearning.Exams.Submissions;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Results;

/// <summary>What the exam clerk records of a result. No version of one is ever changed or taken away.</summary>
public static class ResultKeeping
{
    /// <summary>May it be recorded that there will be no result, and what follows.</summary>
    public static Decision Decide(SubmissionScores scores, MarkAbsence command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(command);
        return scores.Results.Length > 0 ? Decision.Refuse(Refusal.Rule("result-fixed-already", null))
            : scores.Absence == command.Absence ? Decision.Accept(new ResultAnswer(0))
            : command is { Absence: null, HasSatAgain: true }
                ? Decision.Refuse(Refusal.Rule("sat-again-already", "absence"))
            : Decision.Accept(new ResultAnswer(0), new AbsenceMarked(command.Place, command.Absence, command.At));
    }

    /// <summary>May an investigation begin or end, and what follows. While it lasts nothing is published.</summary>
    /// <param name="scores">What there is.</param>
    /// <param name="isPublished">Whether the student knows the result already.</param>
    /// <param name="command">Which.</param>
    public static Decision Decide(SubmissionScores scores, bool isPublished, MarkInvestigation command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(command);
        return isPublished && command.Begins ? Decision.Refuse(Refusal.Rule("result-published-already", null))
            : scores.IsUnderInvestigation == command.Begins ? Decision.Accept(new ResultAnswer(0))
            : Decision.Accept(
                new ResultAnswer(0),
                command.Begins
                    ? new InvestigationBegun(command.Place, command.ReasonId, command.At)
                    : new InvestigationEnded(command.ReasonId, command.At));
    }

    /// <summary>
    /// May a result be corrected, and what follows: the next version, with who and why. Only one that is known: a
    /// refusal would tell its level to whoever tries.
    /// </summary>
    public static Decision Decide(SubmissionScores scores, Rubric rubric, bool isPublished, CorrectResult command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(command);
        if (!isPublished || scores.Results.IsEmpty)
        {
            return Decision.Refuse(Refusal.Rule("result-not-published", null));
        }

        if (scores.Appeal is { Decision: null })
        {
            return Decision.Refuse(Refusal.Rule("appeal-open", null));
        }

        var last = scores.Results[^1];
        if (last.Version != command.SeenVersion)
        {
            return Decision.Refuse(Refusal.Stale("result-changed-elsewhere", "seenVersion"));
        }

        Refusal?[] faults =
        [
            rubric.Find(command.CriterionId) is null ? Refusal.Rule("criterion-unknown", "criterionId") : null,
            rubric.RankOf(command.LevelId) < 0 ? Refusal.Rule("level-unknown", "levelId") : null,
            last.Version >= ExamResult.MostVersions
                ? Refusal.Rule("result-versions-full", null, $"{ExamResult.MostVersions}") : null,
            last.Scores.GetValueOrDefault(command.CriterionId)?.LevelId == command.LevelId
                ? Refusal.Rule("result-same-level", "levelId") : null,
        ];
        if (faults.OfType<Refusal>().ToArray() is { Length: > 0 } all)
        {
            return Decision.Refuse(all);
        }

        return Decision.Accept(
            new ResultAnswer(last.Version + 1),
            Next(
                last, rubric, [new(command.CriterionId, command.LevelId)], command.By, command.ReasonId, command.At));
    }

    /// <summary>The next version of a result, with other levels at some criteria.</summary>
    internal static ResultFixed Next(
        ExamResult last, Rubric rubric, IEnumerable<KeyValuePair<string, string>> levels, string by, Guid reasonId,
        DateTimeOffset at)
    {
        var scores = last.Scores.SetItems(levels.Select(one => KeyValuePair.Create(
            one.Key, last.Scores[one.Key] with { LevelId = one.Value })));
        return new ResultFixed(new ExamResult(
            last.Version + 1, scores, GradeRule.Of(rubric, ScoreAgreeing.LevelsOf(scores)), [by], reasonId, at));
    }
}

/// <summary>Record that a student did not appear or was ill.</summary>
/// <param name="HasSatAgain">
/// Whether they handed in at the next sitting since: that they were there after all would open both at once.
/// </param>
public sealed record MarkAbsence(
    SubmissionPlace Place, ExamAbsence? Absence, DateTimeOffset At, bool HasSatAgain = false);

/// <summary>Begin or end an investigation.</summary>
public sealed record MarkInvestigation(SubmissionPlace Place, bool Begins, Guid ReasonId, DateTimeOffset At);

/// <summary>Correct the level of one criterion.</summary>
public sealed record CorrectResult(
    int SeenVersion, string CriterionId, string LevelId, string By, Guid ReasonId, DateTimeOffset At);

/// <summary>It is known why there is no result; with null there is one to come again.</summary>
public sealed record AbsenceMarked(SubmissionPlace Place, ExamAbsence? Absence, DateTimeOffset At);

/// <summary>Something is being investigated: nothing is published meanwhile.</summary>
public sealed record InvestigationBegun(SubmissionPlace Place, Guid ReasonId, DateTimeOffset At);

/// <summary>The investigation ended.</summary>
public sealed record InvestigationEnded(Guid ReasonId, DateTimeOffset At);

/// <summary>The answer to what is recorded of a result: its version, 0 where there is none.</summary>
[GenerateSerializer]
[Immutable]
[Alias("exams.result-answer")]
public sealed record ResultAnswer([property: Id(0)] int Version);
