using VikLearning.Portal.Language;
using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>Why something in the evidence is marked, in a sentence that can be checked on the page.</summary>
internal static class MarkWords
{
    /// <summary>Why a piece of evidence is marked.</summary>
    public static string Of(EvidenceMark mark, SealedPiece piece, DossierCriterion under, Dossier dossier) =>
        mark switch
        {
            EvidenceMark.Thin => Phrase.With(Texts.MarkThinWhy, piece.Entry.Words),
            EvidenceMark.Late => LateOf(piece, dossier),
            EvidenceMark.Repeated => RepeatedOf(piece, under, dossier),
            _ => Phrase.With(Texts.MarkChangedWhy, dossier.Exam.Sitting - 1),
        };

    /// <summary>Why a criterion is marked.</summary>
    public static string Of(EvidenceMark mark, DossierCriterion criterion) => mark switch
    {
        EvidenceMark.Missing => Phrase.With(
            Texts.MarkMissingWhy, criterion.Criterion.FewestEntries, criterion.Pieces.Count),
        EvidenceMark.Thin => Texts.MarkAllThin,
        EvidenceMark.Late => Texts.MarkAllLate,
        _ => Texts.MarkAllRepeated,
    };

    private static string LateOf(SealedPiece piece, Dossier dossier)
    {
        if (piece.Entry.WrittenAt is not { } written)
        {
            return Texts.MarkLateWhy;
        }

        var days = (int)(dossier.Exam.HandedInAt.ToDateTimeOffset() - written).TotalDays;
        return days switch
        {
            <= 0 => Texts.MarkLateSameDay,
            1 => Texts.MarkLateOneDay,
            _ => Phrase.With(Texts.MarkLateDays, days),
        };
    }

    private static string RepeatedOf(SealedPiece piece, DossierCriterion under, Dossier dossier)
    {
        var elsewhere = dossier.Criteria
            .Where(criterion => criterion.Id != under.Id && criterion.Pieces.Any(it => it.Number == piece.Number))
            .Select(criterion => criterion.Name).ToArray();
        var shared = dossier.Criteria.SelectMany(criterion => criterion.Pieces)
            .Where(it => piece.SharesWith.Contains(it.Number)).DistinctBy(it => it.Number)
            .Select(it => Phrase.With(Texts.ScoringQuoted, it.Title)).ToArray();
        return string.Join(' ', new[]
        {
            elsewhere.Length > 0 ? Phrase.With(Texts.MarkRepeatedAt, string.Join(Texts.ScoringAnd, elsewhere)) : "",
            shared.Length > 0 ? Phrase.With(Texts.MarkRepeatedIn, string.Join(Texts.ScoringAnd, shared)) : "",
        }.Where(words => words.Length > 0));
    }
}
