using VikLearning.Portal.Language;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Exams;

/// <summary>The exam in the reader's words.</summary>
internal static class ExamWords
{
    public static string In(RubricText text) => Languages.Current == "en" ? text.En : text.Nl;

    public static string Of(SubmissionStage stage) => stage switch
    {
        SubmissionStage.Admissible => Texts.ExamAdmissible,
        SubmissionStage.Returned => Texts.ExamReturned,
        _ => Texts.ExamDraft,
    };

    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Reflection => Texts.EvidenceReflection,
        EntryKind.Dilemma => Texts.EvidenceDilemma,
        EntryKind.FeedbackAssignment => Texts.EvidenceAssignment,
        EntryKind.PeerFeedback => Texts.EvidenceFeedback,
        _ => Texts.EvidenceTask,
    };

    /// <summary>Something that lacks, with the criterion's name where it is of one.</summary>
    public static string Of(SubmissionLack lack, Rubric rubric) => lack.Code == "hours-few"
        ? Phrase.With(Texts.LackHours, lack.Fewest, lack.Present)
        : Phrase.With(
            Texts.LackEvidence,
            In(rubric.Criteria.First(criterion => criterion.CriterionId == lack.CriterionId).Name),
            lack.Fewest, lack.Present);

    /// <summary>Bytes in the unit that a reader knows.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? Phrase.With(Texts.SizeKilobytes, Math.Max(1, bytes / 1000))
        : Phrase.With(Texts.SizeMegabytes, bytes / 1_000_000m);
}
