using System.Text.Json;
using Google.Protobuf;
using VikLearning.Portal.Workbook;
using VikLearning.Protos.Portfolio.V1;

namespace VikLearning.Portal.Scoring;

/// <summary>
/// What a student wrote, read back from its sealed JSON. Of a kind that is not known here, or that cannot be read,
/// there is the JSON itself: nothing that was handed in is kept from who scores it.
/// </summary>
/// <param name="Message">The portfolio's own answer; null where it cannot be read.</param>
/// <param name="Files">Its files, by name.</param>
/// <param name="Words">How many words there are.</param>
/// <param name="Json">As it was sealed.</param>
public sealed record SealedEntry(IMessage? Message, IReadOnlyList<Attachment> Files, int Words, string Json)
{
    // An entry of a later version says more than is shown here.
    private static readonly JsonParser s_parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    // What the academy wrote, and the name of a thing, are not read as evidence.
    private static readonly string[] s_given = ["title", "about", "copied"];

    /// <summary>What the student called it; empty where it has no name of its own.</summary>
    public string Title => Message switch
    {
        GetReflectionResponse reflection => reflection.Title,
        GetDilemmaResponse dilemma => dilemma.Title,
        WorkbookTask task => TaskWords.In(task.Title),
        _ => "",
    };

    /// <summary>When it was written; null where it does not say.</summary>
    public DateTimeOffset? WrittenAt => Message switch
    {
        GetReflectionResponse reflection => reflection.WrittenAt?.ToDateTimeOffset(),
        GetDilemmaResponse dilemma => dilemma.WrittenAt?.ToDateTimeOffset(),
        WorkbookTask task => task.WrittenAt?.ToDateTimeOffset(),
        GetReceivedFeedbackResponse gift => gift.DeliveredAt?.ToDateTimeOffset(),
        FeedbackAssignment assignment => assignment.Since?.ToDateTimeOffset(),
        _ => null,
    };

    /// <summary>Reads an entry.</summary>
    internal static SealedEntry Of(string kind, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var entry = document.RootElement.GetProperty("entry");
            return new(
                Read(kind, entry.GetRawText()),
                [
                    .. document.RootElement.GetProperty("files").EnumerateArray()
                        .Select(file => s_parser.Parse<Attachment>(file.GetRawText())),
                ],
                WordsIn(entry), json);
        }
        catch (Exception unreadable) when (unreadable
            is JsonException or KeyNotFoundException or InvalidOperationException or InvalidProtocolBufferException)
        {
            return new(null, [], 0, json);
        }
    }

    private static IMessage? Read(string kind, string json) => kind switch
    {
        "reflection" => s_parser.Parse<GetReflectionResponse>(json),
        "dilemma" => s_parser.Parse<GetDilemmaResponse>(json),
        "feedback-assignment" => s_parser.Parse<FeedbackAssignment>(json),
        "peer-feedback" => s_parser.Parse<GetReceivedFeedbackResponse>(json),
        "workbook-task" => s_parser.Parse<WorkbookTask>(json),
        _ => null,
    };

    private static int WordsIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Where(member => !s_given.Contains(member.Name))
            .Sum(member => WordsIn(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().Sum(WordsIn),
        JsonValueKind.String when value.GetString()!.Contains(' ', StringComparison.Ordinal) =>
            value.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length,
        _ => 0,
    };
}
