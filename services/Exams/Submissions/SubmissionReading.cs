using Google.Protobuf.WellKnownTypes;
using VikLearning.Exams.Rubrics;
using Wire = VikLearning.Protos.Exams.V1;

namespace VikLearning.Exams.Submissions;

/// <summary>Submissions to wire.</summary>
internal static class SubmissionReading
{
    /// <summary>A seal.</summary>
    public static Wire.SubmissionSeal Of(SubmissionSeal seal, IEnumerable<SubmissionLack> lacks) => new()
    {
        Number = seal.Subject.Seal,
        HandedInAt = seal.Subject.HandedInAt.ToTimestamp(),
        Root = seal.Root,
        Receipt = seal.Receipt,
        Bytes = seal.Bytes,
        Lacks = { lacks.Select(Of) },
        Items =
        {
            seal.Items.Select(item => new Wire.SealedItem
            {
                Number = item.Number,
                Kind = item.Kind,
                Bytes = item.Length,
                Hash = item.Hash,
            }),
        },
    };

    /// <summary>Something that lacks.</summary>
    public static Wire.SubmissionLack Of(SubmissionLack lack) => new()
    {
        Code = lack.Code,
        CriterionId = lack.CriterionId,
        Fewest = lack.Fewest,
        Present = lack.Present,
    };

    /// <summary>What was chosen for a criterion.</summary>
    public static Wire.ChosenEvidence Of(ChosenEvidence chosen) => new()
    {
        CriterionId = chosen.CriterionId,
        Entries =
        {
            chosen.Entries.Select(entry => new Wire.ChosenEntry
            {
                Kind = (Wire.EntryKind)((int)entry.Kind + 1),
                EntryId = entry.EntryId,
                Version = entry.Version,
                GiverId = entry.GiverId,
            }),
        },
    };

    /// <summary>A stage.</summary>
    public static Wire.SubmissionStage Of(SubmissionStage stage) => stage switch
    {
        SubmissionStage.Admissible => Wire.SubmissionStage.Admissible,
        SubmissionStage.Returned => Wire.SubmissionStage.Returned,
        _ => Wire.SubmissionStage.Draft,
    };

    /// <summary>A rubric.</summary>
    public static Wire.Rubric Of(Rubric rubric) => new()
    {
        RubricId = rubric.RubricId,
        Version = rubric.Version,
        Name = Of(rubric.Name),
        PassMarkTenths = rubric.PassMarkTenths,
        Criteria =
        {
            rubric.Criteria.Select(criterion => new Wire.RubricCriterion
            {
                CriterionId = criterion.CriterionId,
                Name = Of(criterion.Name),
                Question = Of(criterion.Question),
                Weight = criterion.Weight,
                KnockOut = criterion.IsKnockOut,
                FewestEntries = criterion.FewestEntries,
                Descriptors = { criterion.Descriptors.Select(Of) },
            }),
        },
        Levels =
        {
            rubric.Levels.Select(level => new Wire.RubricLevel
            {
                LevelId = level.LevelId,
                Name = Of(level.Name),
                Points = level.Points,
                Suffices = level.Suffices,
            }),
        },
    };

    private static Wire.RubricText Of(RubricWords words) => new() { Nl = words.Nl, En = words.En };
}
