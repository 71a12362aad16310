using VikLearning.Protos.Exams.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>A piece of evidence: what was written, and the files that go with it.</summary>
/// <param name="Number">Its number in the container.</param>
/// <param name="Kind">Of what kind it is, as the seal names it.</param>
/// <param name="Entry">What was written.</param>
/// <param name="Files">Its files.</param>
/// <param name="Marks">What stands out.</param>
/// <param name="SharesWith">The other pieces in which a passage of it stands too.</param>
public sealed record SealedPiece(
    int Number, string Kind, SealedEntry Entry, IReadOnlyList<SealedFile> Files, IReadOnlyList<EvidenceMark> Marks,
    IReadOnlyList<int> SharesWith)
{
    private const string File = "file";

    /// <summary>What the student called it.</summary>
    public string Title => Entry.Title.Length > 0 ? Entry.Title : ScoringWords.KindOf(Kind);

    /// <summary>
    /// All written pieces of a submission, by number. The files of a piece follow it in the container's criteria in the
    /// order in which the piece names them.
    /// </summary>
    internal static IReadOnlyDictionary<int, SealedPiece> AllOf(GetExamResponse exam)
    {
        var items = exam.Items.ToDictionary(item => item.Number);
        var pieces = new Dictionary<int, SealedPiece>();
        foreach (var list in exam.Criteria.Select(criterion => criterion.Items))
        {
            for (var at = 0; at < list.Count; at++)
            {
                if (items.GetValueOrDefault(list[at]) is { } item && item.Kind != File)
                {
                    var following = list.Skip(at + 1).TakeWhile(it => items.GetValueOrDefault(it)?.Kind == File);
                    pieces.TryAdd(item.Number, Of(item, [.. following.Select(it => items[it])]));
                }
            }
        }

        return pieces;
    }

    private static SealedPiece Of(EvidenceItem item, IReadOnlyList<EvidenceItem> files)
    {
        var entry = SealedEntry.Of(item.Kind, item.ContentJson);
        return new(
            item.Number, item.Kind, entry,
            [
                .. files.Index().Select(file => new SealedFile(
                    file.Item.Number, entry.Files.ElementAtOrDefault(file.Index)?.FileName ?? "", file.Item.Bytes)),
            ],
            item.Marks, item.SharesWith);
    }
}
