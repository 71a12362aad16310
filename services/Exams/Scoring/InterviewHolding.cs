using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Exams.Scoring;

/// <summary>The final interview: planned by the two when the portfolio is settled, and noted criterion by criterion.
/// </summary>
public static class InterviewHolding
{
    /// <summary>May it be on that day, and what follows.</summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, PlanInterview command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        return WhyNot(scores, terms, command.ExaminerId) is { } refusal ? Decision.Refuse(refusal)
            : command.On < command.Today ? Decision.Refuse(Refusal.Rule("interview-in-past", "on"))
            : command.On.DayNumber - command.Today.DayNumber > ExamInterview.MostDaysAhead
                ? Decision.Refuse(Refusal.Rule("interview-too-far", "on", $"{ExamInterview.MostDaysAhead}"))
            : command.On > terms.Until ? Decision.Refuse(Refusal.Rule("interview-after-scoring", "on"))
            : scores.Interview?.On == command.On ? Decision.Accept(new ScoreAnswer(0, 0))
            : Decision.Accept(new ScoreAnswer(0, 0), new InterviewPlanned(command.On, command.At));
    }

    /// <summary>May this be noted, and what follows.</summary>
    public static Decision Decide(SubmissionScores scores, ScoringTerms terms, NoteInterview command)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(command);
        if (WhyNot(scores, terms, command.ExaminerId) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        if (scores.Interview is not { } interview)
        {
            return Decision.Refuse(Refusal.Rule("interview-first", null));
        }

        var known = interview.Of(command.CriterionId);
        var fault = terms.Rubric.Find(command.CriterionId) is null ? Refusal.Rule("criterion-unknown", "criterionId")
            : known.Version != command.SeenVersion ? Refusal.Stale("note-changed-elsewhere", "seenVersion")
            : known.Version >= CriterionScore.MostVersions
                ? Refusal.Rule("score-saves-full", null, $"{CriterionScore.MostVersions}")
            : null;
        var note = new InterviewNote(command.TextId, known.Version + 1);
        return fault is not null
            ? Decision.Refuse(fault)
            : Decision.Accept(
                new ScoreAnswer(note.Version, 0), new InterviewNoted(command.CriterionId, note, command.At));
    }

    private static Refusal? WhyNot(SubmissionScores scores, ScoringTerms terms, string examinerId) =>
        !ScoreAgreeing.IsOfThePair(scores, terms, examinerId) ? Refusal.NotFound()
        : scores.Absence is not null ? Refusal.Rule("student-absent", null)
        : scores.Stage == ScoringStage.Interview ? null
        : scores.Stage == ScoringStage.Fixed ? Refusal.Rule("result-fixed-already", null)
        : Refusal.Rule("scores-not-due", null);
}

/// <summary>Plan the interview, or move it.</summary>
public sealed record PlanInterview(string ExaminerId, DateOnly On, DateOnly Today, DateTimeOffset At);

/// <summary>Note something of a criterion, in place of what was seen.</summary>
public sealed record NoteInterview(
    string ExaminerId, string CriterionId, int SeenVersion, Guid? TextId, DateTimeOffset At);

/// <summary>The interview is on that day.</summary>
public sealed record InterviewPlanned(DateOnly On, DateTimeOffset At);

/// <summary>Something was noted of a criterion.</summary>
public sealed record InterviewNoted(string CriterionId, InterviewNote Note, DateTimeOffset At);
